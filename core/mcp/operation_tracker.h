// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/index/index_batch.h"
#include "core/mcp/event_decoder.h"

#include <string>
#include <unordered_map>

namespace muscope {

// Folds the requests and responses of one session into operations as its events come by in order.
// An answer goes to the request of the opposite direction with the same id token; where a direction
// is unknown every open request of that id is a candidate. More than one candidate: none is linked
// and all are Ambiguous. Memory grows with open requests alone.
class OperationTracker {
public:
    // Sets the row's operation and peer, and for a response its request's name; what changes for
    // earlier rows is added to changes.
    void track(RowNumber number, const DecodedEvent& event, EventRow& row,
               std::vector<OperationChange>& changes);

    // The requests that are still Open, in the order they came by.
    [[nodiscard]] std::vector<RowNumber> open() const;

private:
    struct Open {
        RowNumber row;
        StringId name;
        Direction direction = Direction::Unknown;
        bool isAmbiguous = false;
    };

    void answer(RowNumber number, const DecodedEvent& event, EventRow& row,
                std::vector<OperationChange>& changes);

    std::unordered_map<std::string, std::vector<Open>> m_open; // by request id, both directions
};

} // namespace muscope
