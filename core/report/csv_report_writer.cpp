// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/csv_report_writer.h"

#include "core/base/csv_text.h"
#include "core/base/utf8_text.h"

namespace muscope {

namespace {

constexpr std::string_view Header =
    "session_id,number,event_id,event_type,created_at,direction,name,receipt,match,payload,"
    "metadata,stream_id\r\n";

// What is no UTF-8 becomes U+FFFD.
QByteArray field(std::string_view text) {
    return csvField(toText(text).toUtf8());
}

QByteArray field(const std::optional<std::string_view>& text) {
    return field(text.value_or(std::string_view()));
}

} // namespace

Result<void> CsvReportWriter::write(const Report&, const ReportEventFeed& events,
                                    ReportOutput& output) const {
    output.write(Header);
    return events([&output](const ReportEvent& event) {
        const bool isMatch = event.verdict == Verdict::Match;
        output.write(toView(csvLine(QByteArrayList{
            field(event.stored.sessionId),
            QByteArray::number(static_cast<qlonglong>(event.number)),
            field(event.stored.eventId),
            field(event.stored.type),
            field(event.time),
            field(wordFor(event.direction)),
            field(event.name),
            wordFor(event.verdict),
            isMatch ? wordFor(event.level) : "",
            field(event.stored.payload),
            field(event.stored.metadata),
            field(event.stored.streamId),
        })));
        return output.status();
    });
}

} // namespace muscope
