// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/event_redactor.h"

#include <memory>
#include <vector>

namespace muscope {

// Looks at every event that a report would tell, before anything is told: counts what the rules
// find, and makes the plan by which it is taken out. For one thread.
class RedactionSurvey {
public:
    explicit RedactionSurvey(std::shared_ptr<const RedactionRules> rules);

    void look(const EventView& event);

    // Once, when all were looked at.
    [[nodiscard]] std::shared_ptr<const RedactionPlan> finish();

private:
    // An event that is a receipt of another, which may come later.
    struct Receipt {
        std::string session;
        std::string event;
        std::string subject;
    };

    void noteId(std::string_view id);

    std::shared_ptr<RedactionPlan> m_plan;
    EventRedactor m_redactor;
    Redactor m_ids; // uncounted
    std::vector<Receipt> m_receipts;
};

} // namespace muscope
