// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/shape/content_blocks.h"

#include "core/shape/payload_places.h"
#include "core/shape/shape_number.h"

#include <array>

namespace muscope {

namespace {

using Kind = ContentBlock::Kind;
using State = ShapeCheck::State;
using json::Type;

Kind kindOf(std::string_view type) {
    if (type == "text") {
        return Kind::Text;
    }
    if (type == "image") {
        return Kind::Image;
    }
    if (type == "audio") {
        return Kind::Audio;
    }
    if (type == "resource") {
        return Kind::Resource;
    }
    return type == "resource_link" ? Kind::ResourceLink : Kind::Unknown;
}

// Gathers the blocks of one payload.
class BlockReader {
public:
    explicit BlockReader(const json::Document& document)
        : m_document(document) {}

    // A block or a list of blocks, as "content" holds them.
    void readContent(json::NodeId content, const std::string& path, const std::string& role) {
        if (m_document.type(content) == Type::Object && hasType(content)) {
            add(content, path, role);
            return;
        }
        if (m_document.type(content) != Type::Array || !holdsBlocks(content)) {
            return;
        }
        for (auto child = m_document.firstChild(content); child;
             child = m_document.nextSibling(*child)) {
            add(*child, path, role);
        }
    }

    // The messages of a prompt or a sampling: a role and content each.
    void readMessages(json::NodeId messages, const std::string& path) {
        for (auto child = m_document.firstChild(messages); child;
             child = m_document.nextSibling(*child)) {
            if (m_document.type(*child) != Type::Object) {
                continue;
            }
            if (const auto content = m_document.find(*child, "content")) {
                readContent(*content, path, textOf(m_document, *child, "role"));
            }
        }
    }

    // What resources/read answers.
    void readResources(json::NodeId contents, const std::string& path) {
        for (auto child = m_document.firstChild(contents); child;
             child = m_document.nextSibling(*child)) {
            if (m_document.type(*child) == Type::Object && m_document.find(*child, "uri")) {
                ContentBlock block;
                block.kind = Kind::Resource;
                block.node = *child;
                readResource(*child, block);
                keep(std::move(block), path);
            }
        }
    }

    void addStructured(json::NodeId node, const std::string& path) {
        ContentBlock block;
        block.kind = Kind::Structured;
        block.node = node;
        block.type = "structuredContent";
        keep(std::move(block), path);
    }

    [[nodiscard]] ContentBlocks& found() { return m_found; }

private:
    [[nodiscard]] bool hasType(json::NodeId object) const {
        return memberOf(m_document, object, "type", Type::String).has_value();
    }

    [[nodiscard]] bool holdsBlocks(json::NodeId array) const {
        const auto first = m_document.firstChild(array);
        return first && m_document.type(*first) == Type::Object && hasType(*first);
    }

    void add(json::NodeId node, const std::string& path, const std::string& role) {
        ContentBlock block;
        block.node = node;
        block.role = role;
        if (m_document.type(node) != Type::Object) {
            block.problem = "This block is no object.";
            keep(std::move(block), path);
            return;
        }
        block.type = textOf(m_document, node, "type");
        block.kind = kindOf(block.type);
        readNames(node, block);
        switch (block.kind) {
        case Kind::Text:
            block.text = wanted(node, "text", block);
            break;
        case Kind::Image:
        case Kind::Audio:
            block.data = wanted(node, "data", block);
            break;
        case Kind::Resource:
            if (const auto resource = memberOf(m_document, node, "resource", Type::Object)) {
                readResource(*resource, block);
            } else {
                block.problem = "It has no object “resource”.";
            }
            break;
        case Kind::ResourceLink:
            block.problem = block.uri.empty() ? "It has no text “uri”." : "";
            break;
        case Kind::Structured:
        case Kind::Unknown:
            break;
        }
        keep(std::move(block), path);
    }

    void readNames(json::NodeId node, ContentBlock& block) const {
        block.mimeType = textOf(m_document, node, "mimeType");
        block.uri = textOf(m_document, node, "uri");
        block.name = textOf(m_document, node, "name");
        block.title = textOf(m_document, node, "title");
        block.description = textOf(m_document, node, "description");
        if (const auto size = m_document.find(node, "size")) {
            block.size = wholeNumberOf(m_document, *size);
        }
    }

    void readResource(json::NodeId node, ContentBlock& block) const {
        readNames(node, block);
        block.text = memberOf(m_document, node, "text", Type::String);
        block.data = memberOf(m_document, node, "blob", Type::String);
        if (!block.text && !block.data) {
            block.problem = "It has neither a “text” nor a “blob”.";
        } else if (block.uri.empty()) {
            block.problem = "It has no text “uri”.";
        }
    }

    [[nodiscard]] std::optional<json::NodeId> wanted(json::NodeId node, const char* key,
                                                     ContentBlock& block) const {
        const auto member = memberOf(m_document, node, key, Type::String);
        if (!member) {
            block.problem = std::string("It has no text “") + key + "”.";
        }
        return member;
    }

    void keep(ContentBlock block, const std::string& path) {
        if (m_found.count == 0) {
            m_found.path = path;
        }
        ++m_found.count;
        if (m_found.blocks.size() < ContentBlocks::MostKept) {
            m_found.blocks.push_back(std::move(block));
        }
    }

    const json::Document& m_document;
    ContentBlocks m_found;
};

void readPlace(const json::Document& document, const PayloadPlace& place, BlockReader& reader) {
    const auto list = [&](std::string_view key) {
        return memberOf(document, place.object, key, Type::Array);
    };
    if (const auto content = document.find(place.object, "content")) {
        reader.readContent(*content, joinedPath(place.path, "content"),
                           textOf(document, place.object, "role"));
    }
    if (const auto messages = list("messages")) {
        reader.readMessages(*messages, joinedPath(place.path, "messages"));
    }
    if (const auto contents = list("contents")) {
        reader.readResources(*contents, joinedPath(place.path, "contents"));
    }
}

ShapeCheck blocksCheck(const ContentBlocks& found) {
    std::size_t faulty = 0;
    std::size_t unknown = 0;
    const ContentBlock* first = nullptr;
    for (const ContentBlock& block : found.blocks) {
        faulty += block.problem.empty() ? 0 : 1;
        unknown += block.kind == Kind::Unknown ? 1 : 0;
        if (first == nullptr && (!block.problem.empty() || block.kind == Kind::Unknown)) {
            first = &block;
        }
    }
    const std::string words = countWords(found.count, "block", "blocks");
    if (faulty > 0) {
        return {ShapeCheck::About::Blocks, State::Broken,
                std::to_string(faulty) + " of " + words + " cannot be read as MCP has it."};
    }
    if (found.blocks.size() < found.count) {
        return {ShapeCheck::About::Blocks, State::Unknown,
                "Only the first " + std::to_string(found.blocks.size()) + " of " + words +
                    " are shown and checked."};
    }
    if (unknown > 0) {
        return {ShapeCheck::About::Blocks, State::Unknown,
                std::to_string(unknown) + " of " + words + " of a type not known here: “" +
                    shortText(first->type) + "”."};
    }
    return {ShapeCheck::About::Blocks, State::Ok,
            found.count == 1 ? "The block has what its type asks for."
                             : "All " + words + " have what their types ask for."};
}

} // namespace

std::optional<ContentBlocks> contentBlocks(const json::Document& document) {
    BlockReader reader(document);
    std::optional<json::NodeId> error;
    for (const PayloadPlace& place : payloadPlaces(document)) {
        readPlace(document, place, reader);
        if (const auto structured = document.find(place.object, "structuredContent");
            structured && reader.found().count > 0) {
            reader.addStructured(*structured, joinedPath(place.path, "structuredContent"));
        }
        error = error ? error : memberOf(document, place.object, "isError", Type::True);
    }
    ContentBlocks& found = reader.found();
    if (found.count == 0) {
        return std::nullopt;
    }
    if (error) {
        found.checks.push_back({ShapeCheck::About::Blocks, State::Broken,
                                "The result says of itself that it is an error (isError)."});
    }
    found.checks.push_back(blocksCheck(found));
    return std::move(found);
}

} // namespace muscope
