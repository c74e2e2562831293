// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/report_output.h"

#include <QIODevice>

namespace muscope {

namespace {

constexpr std::size_t PieceBytes = 1 << 16;

} // namespace

ReportOutput::ReportOutput(QIODevice& device, QString name)
    : m_device(device)
    , m_name(std::move(name)) {}

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
    const auto size = static_cast<qint64>(m_pending.size());
    if (m_status && m_device.write(m_pending.data(), size) != size) {
        m_status = failure(
            ErrorCode::Write,
            QStringLiteral("writing the report %1: %2").arg(m_name, m_device.errorString()));
    }
    m_pending.clear();
}

} // namespace muscope
