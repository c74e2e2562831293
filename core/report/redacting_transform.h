// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/event_redactor.h"
#include "core/report/event_transform.h"

#include <memory>

namespace muscope {

// Takes secrets out of what a report tells, by a plan. What is counted is what the plan's survey
// counted, however often events are read.
class RedactingTransform final : public EventTransform {
public:
    explicit RedactingTransform(std::shared_ptr<const RedactionPlan> plan);

    [[nodiscard]] Told apply(const EventView& event) override;
    [[nodiscard]] std::string text(std::string_view text) override;
    [[nodiscard]] std::unique_ptr<EventTransform> fork(CountChanges counts) const override;
    [[nodiscard]] std::vector<ReportRedaction> changes() const override;

private:
    std::shared_ptr<const RedactionPlan> m_plan;
    EventRedactor m_redactor;
};

// What the rules of a plan took out, rule by rule; those that took out nothing are left out.
[[nodiscard]] std::vector<ReportRedaction> changesOf(const RedactionPlan& plan);

} // namespace muscope
