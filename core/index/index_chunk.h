// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <atomic>
#include <cstdint>

namespace muscope {

constexpr std::uint32_t RowsPerChunk = 8'192;
constexpr std::uint32_t NoPeer = 0xFFFF'FFFF;

// Columns of up to RowsPerChunk events, 36 bytes an event. The index's owner writes a row before a
// snapshot that counts it is published, and never again but for the two atomic columns, which
// change when a later response finds its request.
struct IndexChunk {
    std::array<std::int64_t, RowsPerChunk> sequence;
    std::array<std::int64_t, RowsPerChunk> time; // Timestamp::packed()
    std::array<std::uint32_t, RowsPerChunk> type;
    std::array<std::uint32_t, RowsPerChunk> name;
    std::array<std::uint32_t, RowsPerChunk> size;
    std::array<std::atomic<std::uint32_t>, RowsPerChunk> peer;
    std::array<std::uint8_t, RowsPerChunk> stream;  // a place in streams
    std::array<std::uint8_t, RowsPerChunk> shape;   // direction, kind, error, zone
    std::array<std::uint8_t, RowsPerChunk> verdict; // verdict and level
    std::array<std::atomic<std::uint8_t>, RowsPerChunk> operation;

    // The streams of its events; a session has no more than these (StreamNames).
    std::array<std::uint32_t, 256> streams;
    std::uint32_t streamCount = 0; // the owner's alone
};

} // namespace muscope
