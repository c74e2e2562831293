// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/index/row_packing.h"

#include "core/index/index_chunk.h"

#include <algorithm>
#include <cassert>

namespace muscope {

namespace {

// Bits of IndexChunk::shape.
constexpr unsigned DirectionMask = 0b0000'0011;
constexpr unsigned KindShift = 2;
constexpr unsigned KindMask = 0b0000'0111;
constexpr unsigned ErrorBit = 0b0010'0000;
constexpr unsigned ZoneUnknownBit = 0b0100'0000;

// IndexChunk::verdict: the verdict above, the level in the two low bits.
constexpr unsigned LevelBits = 2;
constexpr unsigned LevelMask = 0b11;

// Where the stream stands in the chunk's list; put there if it is new.
std::uint8_t placeOf(StringId stream, IndexChunk& chunk) {
    const auto end = chunk.streams.begin() + chunk.streamCount;
    const auto found = std::find(chunk.streams.begin(), end, stream.value());
    if (found == end) {
        assert(chunk.streamCount < chunk.streams.size());
        chunk.streams[chunk.streamCount++] = stream.value();
    }
    return static_cast<std::uint8_t>(found - chunk.streams.begin());
}

} // namespace

void packRow(const EventRow& row, IndexChunk& chunk, std::uint32_t place) {
    chunk.sequence[place] = row.sequence.value();
    chunk.time[place] = row.time.packed();
    chunk.type[place] = row.type.value();
    chunk.name[place] = row.name.value();
    chunk.stream[place] = placeOf(row.stream, chunk);
    chunk.size[place] = row.size;
    unsigned shape =
        static_cast<unsigned>(row.direction) | (static_cast<unsigned>(row.kind) << KindShift);
    shape |= row.isError ? ErrorBit : 0U;
    shape |= row.time.zone() == Timestamp::Zone::Unknown ? ZoneUnknownBit : 0U;
    chunk.shape[place] = static_cast<std::uint8_t>(shape);
    chunk.verdict[place] = static_cast<std::uint8_t>(
        (static_cast<unsigned>(row.verdict) << LevelBits) | static_cast<unsigned>(row.level));
    chunk.peer[place].store(row.peer ? row.peer->value() : NoPeer, std::memory_order_relaxed);
    chunk.operation[place].store(static_cast<std::uint8_t>(row.operation),
                                 std::memory_order_relaxed);
}

Timestamp unpackTime(const IndexChunk& chunk, std::uint32_t place) {
    return Timestamp::fromPacked(chunk.time[place], (chunk.shape[place] & ZoneUnknownBit) != 0
                                                        ? Timestamp::Zone::Unknown
                                                        : Timestamp::Zone::Utc);
}

std::optional<RowNumber> unpackPeer(const IndexChunk& chunk, std::uint32_t place) {
    const std::uint32_t peer = chunk.peer[place].load(std::memory_order_relaxed);
    return peer == NoPeer ? std::nullopt : std::optional(RowNumber(peer));
}

EventRow unpackRow(const IndexChunk& chunk, std::uint32_t place) {
    const unsigned shape = chunk.shape[place];
    const unsigned verdict = chunk.verdict[place];
    EventRow row;
    row.sequence = Sequence(chunk.sequence[place]);
    row.time = unpackTime(chunk, place);
    row.type = StringId(chunk.type[place]);
    row.name = StringId(chunk.name[place]);
    row.stream = StringId(chunk.streams[chunk.stream[place]]);
    row.size = chunk.size[place];
    row.direction = static_cast<Direction>(shape & DirectionMask);
    row.kind = static_cast<MessageKind>((shape >> KindShift) & KindMask);
    row.isError = (shape & ErrorBit) != 0;
    row.verdict = static_cast<Verdict>(verdict >> LevelBits);
    row.level = static_cast<MatchLevel>(verdict & LevelMask);
    row.operation =
        static_cast<OperationState>(chunk.operation[place].load(std::memory_order_relaxed));
    row.peer = unpackPeer(chunk, place);
    return row;
}

} // namespace muscope
