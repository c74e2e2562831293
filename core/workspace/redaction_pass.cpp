// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/redaction_pass.h"

#include "core/report/redaction_survey.h"

namespace muscope {

Result<std::shared_ptr<const RedactionPlan>>
planRedaction(EventStore& store, const std::vector<SessionId>& sessions,
              std::shared_ptr<const RedactionRules> rules,
              const std::function<void(std::int64_t)>& onEvents, const std::stop_token& stop) {
    RedactionSurvey survey(std::move(rules));
    EventScope scope;
    scope.withRaw = true; // what the bytes alone tell makes a receipt of them a copy too
    std::int64_t events = 0;
    const auto read = [&] {
        events = 0;
        return store.read(
            scope,
            [&](const EventView& event) {
                survey.look(event);
                ++events;
                onEvents(1);
            },
            stop);
    };
    if (sessions.empty()) {
        if (const Result<void> done = read(); !done) {
            return tl::unexpected(done.error());
        }
    }
    for (const SessionId& session : sessions) {
        scope.session = session;
        if (const Result<void> done = read(); !done) {
            return tl::unexpected(done.error());
        }
        if (events == 0) {
            return failure(ErrorCode::NotFound, QStringLiteral("the store has no session %1")
                                                    .arg(QString::fromUtf8(session.value())));
        }
    }
    return survey.finish();
}

} // namespace muscope
