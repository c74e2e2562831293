// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/recorded_event.h"

namespace muscope {

// What of an event a table has room for.
struct TableFit {
    bool hasRaw = true;
    bool hasDirection = true;
};

// The event as that table can hold it: what has no column of its own goes into the metadata
// (direction, raw_base64 where the payload alone does not say what passed), and with them, where it
// is wanted, the receipt of the payload as it will be stored: reversed by code point, of the raw
// bytes where those stand for a payload that JSONB refuses.
[[nodiscard]] StoredEvent fittedEvent(const RecordedEvent& recorded, const TableFit& table);

// The same event once more with a payload that says why the store refuses it; the bytes are raw.
void giveUpPayload(RecordedEvent& recorded, const QString& why);

} // namespace muscope
