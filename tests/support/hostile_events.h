// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/stored_event.h"

#include <vector>

namespace muscope {

// Events of a session "hostile" that hold, in every column, what a copy may lose: escapes of NUL
// and of half a character, keys given twice, numbers no double holds, blanks and line ends, bytes
// that are no UTF-8 and no JSON, NULL beside JSON's null, odd spellings of times, bidirectional
// marks, formulas, a string of so many characters. SQLite takes them all.
[[nodiscard]] std::vector<StoredEvent> hostileEvents(int longString = 1000);

// Those of them that JSONB and columns of text take, each with a value that stays as it is there.
[[nodiscard]] std::vector<StoredEvent> mildEvents();

} // namespace muscope
