// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QFile>

#include <vector>

namespace muscope {

// A PDF that QPdfWriter wrote, read one object at a time: sixteen bytes of memory an object,
// where libqpdf keeps some kilobytes a page.
class PdfFile {
public:
    explicit PdfFile(const QString& path)
        : m_file(path) {}

    [[nodiscard]] Result<void> open();

    // Numbers of objects are from 1 to size() - 1.
    [[nodiscard]] int size() const { return static_cast<int>(m_begins.size()); }
    [[nodiscard]] int root() const { return m_root; }
    // What stands between "obj" and "endobj".
    [[nodiscard]] Result<QByteArray> object(int number);

private:
    [[nodiscard]] Result<QByteArray> read(qint64 begin, qint64 end);
    [[nodiscard]] Result<void> readTable(qint64 begin);

    QFile m_file;
    std::vector<qint64> m_begins; // by number; 0: there is no such object
    std::vector<qint64> m_ends;   // ascending: where objects begin, and the last one ends
    int m_root = 0;
};

} // namespace muscope
