// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/report_task.h"

#include "core/base/output_file.h"
#include "core/report/cut_buffer.h"
#include "core/report/markdown_report_writer.h"
#include "core/report/redacting_transform.h"
#include "core/report/redaction_file.h"
#include "core/workspace/redaction_pass.h"

namespace muscope {

namespace {

// A list of events is looked at as it is written; anything else is told in Markdown.
std::unique_ptr<const ReportWriter> previewWriter(const ReportFormat& format) {
    return format.isForPrograms() ? format.make() : std::make_unique<const MarkdownReportWriter>();
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

// Tells an event as dealt with when it was read as often as it has to be: once for the report, once
// before it to find secrets, once more to list it.
class ReportTask::Progress {
public:
    Progress(Job& job, const ReportOrder& order)
        : m_job(job)
        , m_readings(1 + (order.redaction.isEmpty() ? 0 : 1) +
                     (order.request.parts.has(ReportPart::Events) ? 1 : 0)) {}

    [[nodiscard]] ReportBuilder::OnEvents counter() {
        return [this](std::int64_t count) {
            const std::int64_t before = m_count / m_readings;
            m_count += count;
            m_job.advance(m_count / m_readings - before);
        };
    }

private:
    Job& m_job;
    int m_readings;
    std::int64_t m_count = 0; // of readings
};

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
    start(order.expected, [&rules = m_rules, order, format, path](Job& job) {
        return writeTo(path, job, rules, order, format);
    });
}

Result<void> ReportTask::redact(Progress& progress, EventStore& store, const ReportOrder& order,
                                ReportRequest& request, const std::stop_token& stop) {
    if (order.redaction.isEmpty()) {
        return {};
    }
    const auto rules = redactionRules(order.redaction);
    if (!rules) {
        return tl::unexpected(rules.error());
    }
    const auto plan = planRedaction(store, request.sessions, *rules, progress.counter(), stop);
    if (!plan) {
        return tl::unexpected(plan.error());
    }
    request.transform = std::make_shared<const RedactingTransform>(*plan);
    return {};
}

Result<ReportPreview> ReportTask::previewOf(Job& job, const RuleRegistry& rules,
                                            const ReportOrder& order, const ReportFormat& format) {
    const Result<EventStore*> store = job.open(order.location);
    if (!store) {
        return tl::unexpected(store.error());
    }
    ReportPreview preview;
    Progress progress(job, order);
    ReportRequest request = order.request;
    if (!order.previewed.empty()) {
        request.sessions = order.previewed;
        preview.areSessionsCut = true;
    }
    if (const Result<void> redacted = redact(progress, **store, order, request, job.stop());
        !redacted) {
        return tl::unexpected(redacted.error());
    }
    ReportBuilder builder(**store, order.location, rules, std::move(request));
    const Result<Report> report = builder.build(progress.counter(), job.stop());
    if (!report) {
        return tl::unexpected(report.error());
    }
    CutBuffer buffer(PreviewBytes);
    ReportOutput output(buffer, QStringLiteral("preview"), job.stop());
    const auto events = firstOf(builder.events(format, progress.counter(), job.stop()),
                                PreviewEvents, preview.areEventsCut);
    Result<void> written = previewWriter(format)->write(*report, events, output);
    if (written) {
        written = output.finish();
    }
    if (!written && !buffer.isCut()) {
        return tl::unexpected(written.error());
    }
    preview.text = shownText(buffer);
    preview.isMarkdown = !format.isForPrograms();
    preview.isCut = buffer.isCut();
    preview.sessions = report->sessionCount;
    preview.isRedacted = !order.redaction.isEmpty();
    preview.redactions = report->redactions;
    return preview;
}

Result<void> ReportTask::writeTo(const QString& path, Job& job, const RuleRegistry& rules,
                                 const ReportOrder& order, const ReportFormat& format) {
    // First of all: a place that cannot be written to is told at once.
    Result<OutputFile> file = OutputFile::open(path, QStringLiteral("the report "));
    if (!file) {
        return tl::unexpected(file.error());
    }
    const Result<EventStore*> store = job.open(order.location);
    if (!store) {
        return tl::unexpected(store.error());
    }
    Progress progress(job, order);
    ReportRequest request = order.request;
    if (const Result<void> redacted = redact(progress, **store, order, request, job.stop());
        !redacted) {
        return tl::unexpected(redacted.error());
    }
    ReportBuilder builder(**store, order.location, rules, std::move(request));
    const Result<Report> report = builder.build(progress.counter(), job.stop());
    if (!report) {
        return tl::unexpected(report.error());
    }
    ReportOutput output(file->device(), path, job.stop());
    Result<void> written = format.make()->write(
        *report, builder.events(format, progress.counter(), job.stop()), output);
    if (written) {
        written = output.finish();
    }
    return written ? file->commit() : written;
}

} // namespace muscope
