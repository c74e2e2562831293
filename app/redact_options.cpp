// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "app/redact_options.h"

#include "app/console.h"
#include "app/options.h"
#include "core/report/redacting_transform.h"
#include "core/report/redaction_file.h"
#include "core/workspace/redaction_pass.h"

namespace muscope {

void addRedactOptions(Options& options) {
    options.addValue("redact", "RULES",
                     "takes secrets out of all that is told: builtin, or a JSON file of rules; may "
                     "be given\n                            several times");
    options.addFlag("dry-run", "with --redact: prints what the rules find, and writes nothing");
}

Result<std::shared_ptr<const RedactionRules>> readRedactRules(const Options& options) {
    return options.has("redact") ? redactionRules(options.values("redact"))
                                 : Result<std::shared_ptr<const RedactionRules>>();
}

Result<std::shared_ptr<const RedactionPlan>>
planRedaction(EventStore& store, const std::vector<SessionId>& sessions,
              std::shared_ptr<const RedactionRules> rules, const std::stop_token& stop) {
    Progress progress("events looked at for secrets");
    return planRedaction(
        store, sessions, std::move(rules),
        [&progress](std::int64_t count) { progress.advance(count); }, stop);
}

void printPlan(const RedactionPlan& plan) {
    std::vector<QStringList> rows{
        {QStringLiteral("rule"), QStringLiteral("places"), QStringLiteral("events")}};
    for (const ReportRedaction& change : changesOf(plan)) {
        rows.push_back({visibleText(QString::fromStdString(change.rule)),
                        QString::number(change.matches), QString::number(change.events)});
    }
    print(rows.size() == 1 ? QStringLiteral("the rules find nothing to take out\n")
                           : alignedTable(rows, {1, 2}));
}

} // namespace muscope
