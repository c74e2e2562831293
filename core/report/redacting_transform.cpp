// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/redacting_transform.h"

namespace muscope {

RedactingTransform::RedactingTransform(std::shared_ptr<const RedactionPlan> plan)
    : m_plan(std::move(plan))
    , m_redactor(*m_plan, nullptr) {}

EventTransform::Told RedactingTransform::apply(const EventView& event) {
    const EventRedactor::Redacted redacted = m_redactor.apply(event);
    return {redacted.event, redacted.isTouched};
}

std::string RedactingTransform::text(std::string_view text) {
    return m_redactor.text(text);
}

std::unique_ptr<EventTransform> RedactingTransform::fork(CountChanges /*counts*/) const {
    return std::make_unique<RedactingTransform>(m_plan);
}

std::vector<ReportRedaction> RedactingTransform::changes() const {
    return changesOf(*m_plan);
}

std::vector<ReportRedaction> changesOf(const RedactionPlan& plan) {
    std::vector<ReportRedaction> changes;
    for (std::size_t i = 0; i < plan.rules().names().size(); ++i) {
        const RedactionCount count = plan.tally().of(static_cast<RedactionRuleId>(i));
        if (count.matches > 0) {
            changes.push_back({plan.rules().names()[i], count.matches, count.events});
        }
    }
    return changes;
}

} // namespace muscope
