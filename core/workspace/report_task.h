// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/builtin_writers.h"
#include "core/workspace/report_builder.h"
#include "core/workspace/store_task.h"

#include <QStringList>

#include <memory>
#include <optional>

namespace muscope {

// What a report is wanted of.
struct ReportOrder {
    StoreLocation location;
    ReportRequest request;     // what redacts is set by the task
    QStringList redaction;     // "builtin", or files of rules; empty: nothing is redacted
    std::int64_t expected = 0; // events; 0: not known
    // Sessions of the request that a preview looks at; empty: at all of them.
    std::vector<SessionId> previewed;
};

// The beginning of a report.
struct ReportPreview {
    QString text;
    bool isMarkdown = true;      // else it is as it would stand in the file
    bool isCut = false;          // there is more of it
    bool areEventsCut = false;   // there are more events in the list of them
    std::int64_t sessions = 0;   // looked at
    bool areSessionsCut = false; // the report would be of more
    bool isRedacted = false;     // rules were asked for
    std::vector<ReportRedaction> redactions;
};

// Makes reports in the background: the beginning of one to look at, or a whole one into a file,
// which is written whole or not at all and can be read by its owner alone. A newer order takes the
// place of an older one. Each ends in finished().
class ReportTask final : public StoreTask {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReportTask)

public:
    static constexpr qint64 PreviewBytes = 48 << 10;
    static constexpr std::int64_t PreviewEvents = 25; // of the list of all

    // rules outlive the task.
    explicit ReportTask(const RuleRegistry& rules, QObject* parent = nullptr);

    void preview(const ReportOrder& order, const ReportFormat& format);
    void write(const ReportOrder& order, const ReportFormat& format, const QString& path);

    // Of the last order that came to its end; null until there is one.
    [[nodiscard]] const std::shared_ptr<const ReportPreview>& preview() const { return m_preview; }

private:
    class Progress;

    // Has the request tell what the order's rules leave.
    [[nodiscard]] static Result<void> redact(Progress& progress, EventStore& store,
                                             const ReportOrder& order, ReportRequest& request,
                                             const std::stop_token& stop);
    [[nodiscard]] static Result<ReportPreview> previewOf(Job& job, const RuleRegistry& rules,
                                                         const ReportOrder& order,
                                                         const ReportFormat& format);
    [[nodiscard]] static Result<void> writeTo(const QString& path, Job& job,
                                              const RuleRegistry& rules, const ReportOrder& order,
                                              const ReportFormat& format);

    const RuleRegistry& m_rules;
    std::shared_ptr<const ReportPreview> m_preview;
};

} // namespace muscope
