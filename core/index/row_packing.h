// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/index/event_row.h"

namespace muscope {

struct IndexChunk;

// Writes a row into a chunk's columns and reads it back unchanged; place is below RowsPerChunk.
void packRow(const EventRow& row, IndexChunk& chunk, std::uint32_t place);
[[nodiscard]] EventRow unpackRow(const IndexChunk& chunk, std::uint32_t place);
[[nodiscard]] Timestamp unpackTime(const IndexChunk& chunk, std::uint32_t place);
[[nodiscard]] std::optional<RowNumber> unpackPeer(const IndexChunk& chunk, std::uint32_t place);

} // namespace muscope
