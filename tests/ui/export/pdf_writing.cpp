// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/export/pdf_writing.h"

#include "ui/export/report_formats.h"

#include <QBuffer>

using namespace Qt::StringLiterals;

namespace muscope {

std::unique_ptr<const ReportWriter> pdfWriter() {
    for (const ReportFormat& format : reportFormats()) {
        if (qstrcmp(format.id, "pdf") == 0) {
            return format.make();
        }
    }
    qFatal("PDF is not among the formats");
}

Result<void> writePdf(const Report& report, const ReportEventFeed& events, QByteArray& into) {
    QBuffer buffer(&into);
    buffer.open(QIODevice::WriteOnly);
    ReportOutput output(buffer, u"buffer"_s);
    const Result<void> written = pdfWriter()->write(report, events, output);
    return written ? output.finish() : written;
}

ReportEventFeed manyEvents(int count) {
    return [count](const ReportEventSink& sink) -> Result<void> {
        for (int i = 1; i <= count; ++i) {
            const std::string id = "e" + std::to_string(i);
            const std::string payload = R"({"number":)" + std::to_string(i) + ",\"text\":\"" +
                                        std::string(500, 'x') + "\"}";
            EventView event;
            event.sessionId = "s1";
            event.eventId = id;
            event.type = "tool_call";
            event.payload = payload;
            const Result<void> told =
                sink({i, event, "2026-11-20T12:00:01.046000Z", "greet", Direction::ClientToServer,
                      Verdict::Match, MatchLevel::Exact});
            if (!told) {
                return told;
            }
        }
        return {};
    };
}

} // namespace muscope
