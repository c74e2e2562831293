// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/document.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muscope {

// An object of a payload in which something of a known shape may lie, and how a person would name
// it: "", "result", "result.structuredContent".
struct PayloadPlace {
    json::NodeId object{};
    std::string path;
    std::optional<std::size_t> parent; // its place in the list
};

// The objects reached from the top through the words that envelopes use (result, params,
// structuredContent, args, data, …), nearest first. Objects with more members than an envelope has
// are left out, and there are few of them: looking into each costs next to nothing.
[[nodiscard]] std::vector<PayloadPlace> payloadPlaces(const json::Document& document);

// The member of that key when it is of that type.
[[nodiscard]] std::optional<json::NodeId> memberOf(const json::Document& document,
                                                   json::NodeId object, std::string_view key,
                                                   json::Type type);

// What a string member says, cut at limit bytes; "" where there is none.
[[nodiscard]] std::string textOf(const json::Document& document, json::NodeId object,
                                 std::string_view key, std::size_t limit = 4096);

// "result" and "counts": "result.counts".
[[nodiscard]] std::string joinedPath(std::string_view path, std::string_view key);

} // namespace muscope
