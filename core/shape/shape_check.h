// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace muscope {

// What looking at one property of a payload came to. Ok is said of what was looked at alone: what
// could not be checked is Unknown, and the sentence says why.
struct ShapeCheck {
    enum class State : unsigned char { Ok, Broken, Unknown };
    enum class About : unsigned char {
        CountValues, // whole, not negative, numbers at all
        CountSum,    // against the shots
        CountKeys,   // of one length, none twice
        Fidelity,
        Amplitudes, // as many as qubits need, numbers at all
        Norm,
        ChannelLengths,
        ChannelGaps,
        Channels, // what is not drawn
        Blocks,   // of MCP content
    };

    About about{};
    State state = State::Unknown;
    std::string sentence;

    bool operator==(const ShapeCheck&) const = default;
};

} // namespace muscope
