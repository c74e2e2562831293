// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/direction.h"

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_set>

namespace muscope {

// Which requests for a prompt wait for their answer, by session, direction and id as the token
// written, so that 1 and "1" differ. Bounded: of many the oldest is forgotten.
class PromptMemory {
public:
    // A request was sent; with the id of an earlier one it takes its place.
    void requestSent(std::string_view session, Direction direction, std::string_view id,
                     bool isForPrompt);

    // An answer has come, sent in that direction: whether it is a prompt's. It is forgotten then.
    [[nodiscard]] bool takeAnswer(std::string_view session, Direction direction,
                                  std::string_view id);

private:
    static constexpr std::size_t Most = 10'000;

    std::unordered_set<std::string> m_waiting;
    std::deque<std::string> m_order; // the oldest first; may hold what waits no more
};

} // namespace muscope
