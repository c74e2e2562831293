// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QIODevice>

namespace muscope {

// Keeps the beginning of what is written to it, in memory; what goes beyond is an error of writing,
// so that whoever writes stops.
class CutBuffer final : public QIODevice {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CutBuffer)

public:
    // most: bytes.
    explicit CutBuffer(qint64 most);

    [[nodiscard]] const QByteArray& bytes() const { return m_bytes; }
    [[nodiscard]] bool isCut() const { return m_isCut; }

protected:
    qint64 readData(char* data, qint64 size) override;
    qint64 writeData(const char* data, qint64 size) override;

private:
    qint64 m_most;
    QByteArray m_bytes;
    bool m_isCut = false;
};

} // namespace muscope
