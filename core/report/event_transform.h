// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/stored_event.h"

#include <QtGlobal>

#include <memory>
#include <string>
#include <string_view>

namespace muscope {

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

    // Another one for another thread; both count together.
    [[nodiscard]] virtual std::unique_ptr<EventTransform> fork() const = 0;
};

} // namespace muscope
