// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/redaction_survey.h"

namespace muscope {

RedactionSurvey::RedactionSurvey(std::shared_ptr<const RedactionRules> rules)
    : m_plan(std::make_shared<RedactionPlan>(std::move(rules)))
    , m_redactor(*m_plan, &m_plan->tally())
    , m_ids(m_plan->rules(), nullptr) {}

void RedactionSurvey::look(const EventView& event) {
    m_plan->noteSequence(event.sequence);
    noteId(event.sessionId);
    noteId(event.eventId);
    m_plan->tally().startEvent();
    const bool isTouched = m_redactor.apply(event).isTouched;
    if (isTouched) {
        m_plan->addTouched(event.sessionId, event.eventId);
    }
    if (auto subject = EventRedactor::subjectOf(event); subject && !isTouched) {
        m_receipts.push_back(
            {std::string(event.sessionId), std::string(event.eventId), std::move(*subject)});
    }
}

std::shared_ptr<const RedactionPlan> RedactionSurvey::finish() {
    for (const Receipt& receipt : m_receipts) {
        if (m_plan->isTouched(receipt.session, receipt.subject) &&
            !m_plan->isTouched(receipt.session, receipt.event)) {
            m_plan->addTouched(receipt.session, receipt.event);
            m_plan->tally().startEvent();
            m_plan->tally().add(idOf(BuiltinSecret::Receipt));
        }
    }
    return m_plan;
}

void RedactionSurvey::noteId(std::string_view id) {
    if (m_plan->labelOfId(id) == nullptr) {
        if (const auto label = m_ids.text(id)) {
            m_plan->addId(id, *label);
        }
    }
}

} // namespace muscope
