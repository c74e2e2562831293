// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/recorded_event.h"
#include "core/json/jsonb_judge.h"
#include "core/json/parser.h"
#include "core/live/key_mask.h"
#include "core/live/live_event.h"
#include "core/live/prompt_memory.h"

#include <string>
#include <string_view>
#include <vector>

namespace muscope {

// Makes of what passed on a connection the event that is recorded of it: its type, the payload as
// JSONB takes it, metadata, and no credentials. Events are told in their order; one encoder per
// recorder. Any thread, one at a time.
class LiveEventEncoder {
public:
    // maskedKeys: members of messages whose values are not recorded; see KeyMask.
    LiveEventEncoder(std::vector<std::string> maskedKeys, bool withReceipts)
        : m_keyMask(std::move(maskedKeys))
        , m_withReceipts(withReceipts) {}

    [[nodiscard]] RecordedEvent encode(LiveEvent&& live, EventId id);

private:
    // What metadata will say, gathered on the way.
    struct Notes {
        bool isOwnWord = false; // the facts are the payload
        std::string facts; // masked
        std::vector<std::string> masked;
    };

    [[nodiscard]] bool isOwnWord(const LiveEvent& live);
    [[nodiscard]] bool isMessage(std::string_view bytes);
    void takeBody(LiveEvent& live, RecordedEvent& recorded, Notes& notes);
    void takeWords(LiveEvent& live, RecordedEvent& recorded, Notes& notes);
    void maskKeys(std::string& text, Notes& notes);
    [[nodiscard]] const char* typeOf(const LiveEvent& live, const json::Document* message);
    [[nodiscard]] QByteArray metadataOf(const LiveEvent& live, const Notes& notes);
    [[nodiscard]] bool isStorable(std::string_view json);

    KeyMask m_keyMask;
    bool m_withReceipts;
    PromptMemory m_prompts;
    json::Parser m_parser;
    json::JsonbJudge m_judge;
};

} // namespace muscope
