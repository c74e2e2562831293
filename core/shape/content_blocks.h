// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/document.h"
#include "core/shape/shape_check.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muscope {

// One block of MCP content (Model Context Protocol, "ContentBlock" and "ResourceContents"). Texts
// of the payload are cut at a few thousand bytes, the text and the data themselves are left where
// they are.
struct ContentBlock {
    enum class Kind : unsigned char {
        Text,
        Image,
        Audio,
        Resource,     // embedded: its text or its bytes are here
        ResourceLink, // only named
        Structured,   // structuredContent: any JSON
        Unknown,      // of a type that this program does not know, or none
    };

    Kind kind = Kind::Unknown;
    json::NodeId node{};              // the block itself
    std::optional<json::NodeId> text; // a string
    std::optional<json::NodeId> data; // a string of base64
    std::string type;                 // as the block spells it
    std::string role;                 // who says it, in a prompt or a sampling
    std::string mimeType;
    std::string uri;
    std::string name;
    std::string title;
    std::string description;
    std::optional<std::int64_t> size; // in bytes, as a link states it
    std::string problem;              // what is missing in it; empty: nothing
};

struct ContentBlocks {
    static constexpr std::size_t MostKept = 200;

    std::string path;                 // where the first lies: "result.content"
    std::vector<ContentBlock> blocks; // the first MostKept
    std::size_t count = 0;            // of all
    std::vector<ShapeCheck> checks;
};

// Looks for content blocks where results, prompts, samplings and resource reads hold them. Nullopt:
// there are none. Linear.
[[nodiscard]] std::optional<ContentBlocks> contentBlocks(const json::Document& document);

} // namespace muscope
