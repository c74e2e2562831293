// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/report_task.h"

#include "core/report/cut_buffer.h"
#include "core/report/markdown_report_writer.h"
#include "core/report/report_file.h"

#include <QFileInfo>

namespace muscope {

namespace {

// A list of events is looked at as it is written; anything else is told in Markdown.
std::unique_ptr<const ReportWriter> previewWriter(const ReportFormat& format) {
    return isDocument(format) ? std::make_unique<const MarkdownReportWriter>() : format.make();
}

// The first events of a feed. Whoever is fed goes on behind them as if there were no more.
ReportEventFeed firstOf(ReportEventFeed all, std::int64_t most, bool& isCut) {
    return [all = std::move(all), most, &isCut](const ReportEventSink& sink) -> Result<void> {
        std::int64_t count = 0;
        const Result<void> fed = all([&](const ReportEvent& event) -> Result<void> {
            if (count++ == most) {
                isCut = true;
                return failure(ErrorCode::Cancelled, QStringLiteral("the preview ends here"));
            }
            return sink(event);
        });
        return isCut ? Result<void>() : fed;
    };
}

// Whole lines alone, where there is more behind.
QString shownText(const CutBuffer& buffer) {
    const QByteArrayView bytes = buffer.bytes();
    const qsizetype lastEnd = bytes.lastIndexOf('\n');
    return QString::fromUtf8(buffer.isCut() && lastEnd >= 0 ? bytes.first(lastEnd + 1) : bytes);
}

} // namespace

ReportTask::ReportTask(const RuleRegistry& rules, QObject* parent)
    : StoreTask(QStringLiteral("session report"), parent)
    , m_rules(rules) {}

void ReportTask::preview(const ReportOrder& order, const ReportFormat& format) {
    start(order.previewed.empty() ? order.expected : 0,
          [this, &rules = m_rules, order, format](Job& job) -> Result<void> {
              auto made = previewOf(job, rules, order, format);
              if (!made) {
                  return tl::unexpected(made.error());
              }
              job.give([this, shared = std::make_shared<const ReportPreview>(std::move(*made))] {
                  m_preview = shared;
              });
              return {};
          });
}

void ReportTask::write(const ReportOrder& order, const ReportFormat& format, const QString& path) {
    m_written.reset();
    // To list every event, each is read again.
    const int readings = order.request.parts.has(ReportPart::Events) ? 2 : 1;
    start(order.expected * readings,
          [this, &rules = m_rules, order, format, path](Job& job) -> Result<void> {
              auto made = writeTo(path, job, rules, order, format);
              if (!made) {
                  return tl::unexpected(made.error());
              }
              job.give([this, written = std::move(*made)] { m_written = written; });
              return {};
          });
}

Result<ReportPreview> ReportTask::previewOf(Job& job, const RuleRegistry& rules,
                                            const ReportOrder& order, const ReportFormat& format) {
    const Result<EventStore*> store = job.open(order.location);
    if (!store) {
        return tl::unexpected(store.error());
    }
    ReportPreview preview;
    ReportRequest request = order.request;
    if (!order.previewed.empty()) {
        request.sessions = order.previewed;
        preview.areSessionsCut = true;
    }
    const auto onEvents = [&job](std::int64_t count) { job.advance(count); };
    ReportBuilder builder(**store, order.location, rules, std::move(request));
    const Result<Report> report = builder.build(onEvents, job.stop());
    if (!report) {
        return tl::unexpected(report.error());
    }
    CutBuffer buffer(PreviewBytes);
    ReportOutput output(buffer, QStringLiteral("preview"));
    const auto events =
        firstOf(builder.events(onEvents, job.stop()), PreviewEvents, preview.areEventsCut);
    Result<void> written = previewWriter(format)->write(*report, events, output);
    if (written) {
        written = output.finish();
    }
    if (!written && !buffer.isCut()) {
        return tl::unexpected(written.error());
    }
    preview.text = shownText(buffer);
    preview.isMarkdown = isDocument(format);
    preview.isCut = buffer.isCut();
    preview.sessions = report->sessionCount;
    preview.redactions = report->redactions;
    return preview;
}

Result<WrittenReport> ReportTask::writeTo(const QString& path, Job& job, const RuleRegistry& rules,
                                          const ReportOrder& order, const ReportFormat& format) {
    // First of all: a place that cannot be written to is told at once.
    Result<ReportFile> file = ReportFile::open(path);
    if (!file) {
        return tl::unexpected(file.error());
    }
    const Result<EventStore*> store = job.open(order.location);
    if (!store) {
        return tl::unexpected(store.error());
    }
    const auto onEvents = [&job](std::int64_t count) { job.advance(count); };
    ReportBuilder builder(**store, order.location, rules, order.request);
    const Result<Report> report = builder.build(onEvents, job.stop());
    if (!report) {
        return tl::unexpected(report.error());
    }
    ReportOutput output(file->device(), path);
    Result<void> written =
        format.make()->write(*report, builder.events(onEvents, job.stop()), output);
    if (written) {
        written = output.finish();
    }
    if (written && job.stop().stop_requested()) {
        return failure(ErrorCode::Cancelled, QStringLiteral("writing the report was stopped"));
    }
    if (written) {
        written = file->commit();
    }
    if (!written) {
        return tl::unexpected(written.error());
    }
    return WrittenReport{path, QFileInfo(path).size()};
}

} // namespace muscope
