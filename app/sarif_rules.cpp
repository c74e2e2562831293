// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "app/sarif_rules.h"

#include "core/index/problem.h"

#include <nlohmann/json.hpp>

namespace muscope {

namespace {

// What is wrong, and how bad it is unless a result says otherwise.
struct Meaning {
    const char* text;
    const char* level;
};

Meaning meaningOf(ProblemKind kind) {
    switch (kind) {
    case ProblemKind::Differs:
        return {"The receipt says something else than what is stored.", "error"};
    case ProblemKind::WrongSubject:
        return {"The receipt is of another event, type or session.", "error"};
    case ProblemKind::Malformed:
        return {"What was found does not have the form of a receipt.", "error"};
    case ProblemKind::Schema:
        return {"The event does not keep to its workflow's schema.", "error"};
    case ProblemKind::Error:
        return {"The answer tells an error.", "warning"};
    case ProblemKind::Hung:
        return {"Nobody answered the call before the session's end.", "warning"};
    case ProblemKind::Orphan:
        return {"The answer's request is not in the session.", "warning"};
    case ProblemKind::Ambiguous:
        return {"More than one request fits the answer.", "warning"};
    case ProblemKind::Permission:
        return {"The workflow gives the right to make this call to others.", "warning"};
    case ProblemKind::Undeclared:
        return {"No workflow declares the tool that was called.", "warning"};
    case ProblemKind::OrphanReceipt:
        return {"The event of the receipt is not there.", "warning"};
    case ProblemKind::TimeBackwards:
        return {"The time is earlier than that of the event before.", "warning"};
    case ProblemKind::NotUtf8:
        return {"The event holds bytes that cannot be read as text.", "warning"};
    case ProblemKind::DuplicateKeys:
        return {"An object holds a key more than once.", "warning"};
    case ProblemKind::SchemaUnchecked:
        return {"A part of the workflow's schema was not evaluated.", "warning"};
    case ProblemKind::Workflow:
        return {"Something is to be known of the workflow itself.", "warning"};
    }
    return {"", "warning"};
}

} // namespace

Json sarifRules() {
    Json rules = Json::array();
    for (const ProblemKind kind : problemKinds()) {
        const Meaning meaning = meaningOf(kind);
        rules.push_back({{"id", wordFor(kind)},
                         {"shortDescription", {{"text", meaning.text}}},
                         {"defaultConfiguration", {{"level", meaning.level}}}});
    }
    return rules;
}

} // namespace muscope
