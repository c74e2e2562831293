// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/event/ids.h"
#include "core/store/store_location.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muscope {

// A session file (.muscope) is a SQLite store that a copy of sessions was written into, with what
// they are to be held against: it opens as any store does. Beside the tables of events and receipts
// it has those that are read here.

// The digest of a session when the file was written, in hex.
struct CarriedDigest {
    SessionId session;
    std::int64_t events = 0;
    std::string digest;
};

// A workflow or receipt that lay in a folder.
struct CarriedFile {
    std::string name; // as it was called there
    std::string text;
    // Of a receipt the workflow it may be a receipt of; empty: none.
    std::string documentName = {};
    std::string documentText = {};
};

struct SessionFileParts {
    std::vector<CarriedDigest> digests;
    std::vector<CarriedFile> workflows;
    std::vector<CarriedFile> receipts;
};

// What a session file carries; nullopt: the store is none. Reads all of it.
[[nodiscard]] Result<std::optional<SessionFileParts>>
readSessionFile(const StoreLocation& location);

// What marks the database as one: SQLite's application id, "musc".
constexpr std::int64_t SessionFileMark = 0x6D757363;

} // namespace muscope
