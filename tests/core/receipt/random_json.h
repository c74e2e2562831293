// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <random>
#include <string>
#include <vector>

namespace muscope {

// A JSON value that can be written as a producer writes it and as PostgreSQL's JSONB gives it back.
struct RandomValue {
    enum class Kind { Word, Number, String, Array, Object };
    struct Member;

    Kind kind = Kind::Word;
    std::string produced;              // a word or number as the producer spells it
    std::string stored;                // the same as JSONB spells it
    std::string text;                  // of a string
    std::vector<Member> members;       // of an object
    std::vector<RandomValue> elements; // of an array
};

struct RandomValue::Member {
    std::string key;
    RandomValue value;
};

// An object with something in it; emoji only where asked for.
[[nodiscard]] RandomValue randomObject(std::mt19937& random, bool hasEmoji);

enum class Escapes { Few, AllButAscii };

// Compact, in the order made, with duplicate keys now and then; repeated members come first.
[[nodiscard]] std::string asProduced(const RandomValue& value, Escapes escapes,
                                     std::mt19937& random);

// Keys by length, then bytes; ": " and ", " between.
[[nodiscard]] std::string asStored(const RandomValue& value);

// Changes one value, or takes one away.
void changeOneValue(RandomValue& value, std::mt19937& random);

} // namespace muscope
