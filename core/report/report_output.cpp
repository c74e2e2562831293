// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/report_output.h"

#include <QIODevice>

namespace muscope {

namespace {

constexpr std::size_t PieceBytes = 1 << 16;

} // namespace

ReportOutput::ReportOutput(QIODevice& device, QString name, std::stop_token stop)
    : m_device(device)
    , m_name(std::move(name))
    , m_stop(std::move(stop)) {}

void ReportOutput::write(std::string_view bytes) {
    m_pending += bytes;
    if (m_pending.size() >= PieceBytes) {
        flush();
    }
}

Result<void> ReportOutput::finish() {
    flush();
    return m_status;
}

void ReportOutput::flush() {
    if (m_status && m_stop.stop_requested()) {
        m_status = failure(ErrorCode::Cancelled, QStringLiteral("writing the report was stopped"));
    }
    const auto size = static_cast<qint64>(m_pending.size());
    if (m_status && m_device.write(m_pending.data(), size) != size) {
        m_status = failure(
            ErrorCode::Write,
            QStringLiteral("writing the report %1: %2").arg(m_name, m_device.errorString()));
    }
    m_pending.clear();
}

} // namespace muscope
