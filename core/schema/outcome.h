// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <cstddef>
#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

namespace muscope::schema {

// A place in a JSON text: the pointer from the value asked about (RFC 6901) and the byte at which
// the value starts in the whole text.
struct Place {
    std::string pointer;
    std::size_t offset = 0;

    bool operator==(const Place&) const = default;
};

// Where a value breaks its schema. Of a keyword that wants something from a member's name or
// absence the place is the object.
struct Breach {
    Place instance;
    Place schema;        // the value of the keyword
    std::string keyword; // as the schema spells it
    QString message;     // for a person: expected a string, found 7

    bool operator==(const Breach&) const = default;
};

// What of a schema was not evaluated, and why.
struct Unchecked {
    Place schema;        // the value of the keyword
    std::string keyword; // empty where the schema as a whole is meant
    QString reason;

    bool operator==(const Unchecked&) const = default;
};

// Whether a value keeps to a schema. Unknown: no breach was found, but something that could breach
// was not evaluated. In this order the greater of two is the verdict on both.
enum class Verdict : unsigned char { Holds, Unknown, Breached };

struct Outcome {
    Verdict verdict = Verdict::Holds;
    std::vector<Breach> breaches;     // in the order of the schema; at least one when Breached
    std::vector<Unchecked> unchecked; // found while evaluating; Schema::unchecked() has the others
    bool isComplete = true;           // false: more breaches than are listed, or Unknown somewhere
};

// What one evaluation may cost.
struct Limits {
    std::uint64_t steps = 10'000'000; // a keyword, a member, some ten bytes of text: a step each
    std::size_t breaches = 100;
    std::uint32_t depth = 400; // of subschemas inside one another; 1 kB of stack for each
    std::stop_token stop;      // of whoever waits; the rest is Unknown then
};

} // namespace muscope::schema
