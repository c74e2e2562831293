// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QString>

#include <stop_token>
#include <string>
#include <string_view>

class QIODevice;

namespace muscope {

// Where a writer writes: gathers what is written and passes it on in large pieces. After an error
// (a full disk, a stop) nothing more is written, and the error is kept; a writer of much looks at
// status() now and then.
class ReportOutput final {
public:
    // device: open for writing, not owned; name: what it is called in errors.
    ReportOutput(QIODevice& device, QString name, std::stop_token stop = {});
    Q_DISABLE_COPY_MOVE(ReportOutput)

    void write(std::string_view bytes);
    [[nodiscard]] const Result<void>& status() const { return m_status; }
    // Passes on what is left.
    [[nodiscard]] Result<void> finish();

private:
    void flush();

    QIODevice& m_device;
    QString m_name;
    std::stop_token m_stop;
    std::string m_pending;
    Result<void> m_status;
};

} // namespace muscope
