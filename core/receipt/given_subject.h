// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/receipt/receipt_checker.h"

#include <optional>
#include <string>
#include <string_view>

namespace muscope {

// What a person gives as the subject of receipts: a text, one JSON payload, or one event as NDJSON
// has it (an object with event_id and payload), whose labels count too. Owns its text.
class GivenSubject {
public:
    explicit GivenSubject(std::string text);

    // What a receipt's labels are held against; nothing where the subject is no event. Views into
    // this object.
    [[nodiscard]] LabelTarget labels() const;

    // Makes the subjects those of this; they hold views into this object.
    void putInto(Subjects& subjects) const;

private:
    void readEvent();

    std::string m_text;
    bool m_isEvent = false;
    std::optional<std::string> m_payload; // of the event; nullopt: it has none
    std::optional<std::string> m_eventId;
    std::optional<std::string> m_sessionId;
    std::optional<std::string> m_eventType;
};

} // namespace muscope
