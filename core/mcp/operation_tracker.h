// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/index/index_batch.h"
#include "core/mcp/event_decoder.h"

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace muscope {

// Folds the messages of one session into operations as its events come by in order.
// An answer goes to the request of the opposite direction with the same id token; where a direction
// is unknown every open request of that id is a candidate. What belongs to a request beside its
// answer is a Part with the request as its peer: progress by its token, a cancellation by its id,
// further requests that answer an input_required result by its requestState, those about a task by
// its id, and what answers them. The answer of the operation is the last one: until it comes the
// first request is Open.
// More than one candidate: none is linked; an answer and the requests it fits are Ambiguous, so are
// a notification, and calls of which one goes on but nobody can say which.
// Memory grows with open operations alone.
class OperationTracker {
public:
    // Sets the row's operation and peer, and for a response its request's name; what changes for
    // earlier rows is added to changes. A request that is a Part is told to be one again when it is
    // answered.
    void track(RowNumber number, const DecodedEvent& event, EventRow& row,
               std::vector<OperationChange>& changes);

    // The requests that are still Open, in the order they came by.
    [[nodiscard]] std::vector<RowNumber> open() const;

private:
    // A request that waits for its answer.
    struct Open {
        RowNumber row;
        RowNumber root; // the request that its operation began with; often itself
        StringId name;
        Direction direction = Direction::Unknown;
        bool isAboutTask = false;   // tasks/get, tasks/cancel, … of a known task
        bool asksForResult = false; // tasks/result of it
    };
    // A call that is to be made again, or whose task is under way.
    struct Waiting {
        RowNumber root;
        StringId name;
        Direction direction = Direction::Unknown;
        std::string requestState;
    };
    struct Token {
        RowNumber root;
        Direction direction = Direction::Unknown;
    };

    void request(RowNumber number, const DecodedEvent& event, EventRow& row,
                 std::vector<OperationChange>& changes);
    void answer(RowNumber number, const DecodedEvent& event, EventRow& row,
                std::vector<OperationChange>& changes);
    void notification(const DecodedEvent& event, EventRow& row) const;
    void takeOutcome(RowNumber number, const DecodedEvent& event, const Open& request,
                     EventRow& row, std::vector<OperationChange>& changes);
    [[nodiscard]] std::optional<RowNumber> goesOn(const DecodedEvent& event, const EventRow& row,
                                                  std::vector<OperationChange>& changes);
    void forget(RowNumber root);

    std::unordered_map<std::string, std::vector<Open>> m_open;    // by request id, both directions
    std::vector<Waiting> m_waiting;                               // for a request that goes on
    std::unordered_map<std::string, Waiting> m_tasks;             // by id, under way
    std::unordered_map<std::string, std::vector<Token>> m_tokens; // for progress
    std::map<RowNumber, std::vector<std::string>> m_roots;        // their tokens
};

} // namespace muscope
