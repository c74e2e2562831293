// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/stored_event.h"

#include <QtGlobal>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace muscope {

// What was put in place of secrets.
struct ReportRedaction {
    std::string rule; // as a person would say it
    std::int64_t matches = 0;
    std::int64_t events = 0;
};

// Whether what a transform replaces is counted: an event that is read again must not count twice.
enum class CountChanges : unsigned char { No, Yes };

// Changes events on their way from a store into a report, before anything is taken from them: what
// is redacted is redacted in every part. One object per thread; see fork().
class EventTransform {
public:
    EventTransform() = default;
    virtual ~EventTransform() = default;
    Q_DISABLE_COPY_MOVE(EventTransform)

    struct Told {
        EventView event;        // good until the next call, or as long as the event given
        bool isTouched = false; // its receipts cannot be checked: they are of what was there before
    };
    [[nodiscard]] virtual Told apply(const EventView& event) = 0;

    // The same for any other text of a report: a name, a message, an excerpt.
    [[nodiscard]] virtual std::string text(std::string_view text) = 0;

    // Another one for another thread; those that count do so together.
    [[nodiscard]] virtual std::unique_ptr<EventTransform> fork(CountChanges counts) const = 0;
    // What was counted so far, by this one and its forks.
    [[nodiscard]] virtual std::vector<ReportRedaction> changes() const = 0;
};

} // namespace muscope
