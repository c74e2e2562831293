// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/document.h"
#include "core/schema/counted_members.h"
#include "core/schema/draft.h"

#include <QString>

#include <tl/expected.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace muscope::schema {

// A schema with an identifier of its own, inside one text: its place among those found.
enum class ResourceId : std::uint32_t {};

// What a schema declares in $schema. The note says what is not done as declared; empty: nothing.
struct Dialect {
    Draft draft = Draft::Undeclared;
    QString note;
};

[[nodiscard]] Dialect dialectOf(std::string_view metaSchema);

// The resources, anchors and dynamic anchors of a schema, and what a reference leads to. It knows
// the text it is given and no other: nothing is ever fetched. The document must outlive it.
class ResourceIndex {
public:
    ResourceIndex(const json::Document& document, const CountedMembers& members, json::NodeId root,
                  Draft assumed);

    struct Target {
        json::NodeId node{};
        ResourceId resource{};
        std::string dynamicAnchor; // by which it was found; empty: not by one
    };

    // Or why it leads nowhere. A target where no subschema was looked for becomes one.
    [[nodiscard]] tl::expected<Target, QString> resolve(ResourceId from,
                                                        std::string_view reference);

    [[nodiscard]] Draft draft(ResourceId resource) const { return at(resource).draft; }
    [[nodiscard]] ResourceId resourceOf(json::NodeId subschema) const {
        return ResourceId{m_resourceOf[json::indexOf(subschema)]};
    }
    // Whether its $id, if any, counts.
    [[nodiscard]] bool isRootOfResource(json::NodeId subschema) const {
        return at(resourceOf(subschema)).root == subschema;
    }

    // Every place that carries a dynamic anchor, by resource and name.
    using Anchors = std::map<std::pair<ResourceId, std::string>, json::NodeId>;
    [[nodiscard]] const Anchors& dynamicAnchors() const { return m_dynamicAnchors; }

private:
    struct Resource {
        std::string uri;
        json::NodeId root{};
        Draft draft = Draft::Undeclared;
    };

    static constexpr std::uint32_t None = UINT32_MAX;

    [[nodiscard]] const Resource& at(ResourceId id) const {
        return m_resources[static_cast<std::uint32_t>(id)];
    }
    [[nodiscard]] bool isKnown(json::NodeId node) const {
        return m_resourceOf[json::indexOf(node)] != None;
    }
    [[nodiscard]] std::optional<std::string> text(json::NodeId object, std::string_view key) const;

    ResourceId add(std::string uri, json::NodeId root, Draft draft);
    void collect(json::NodeId subschema, ResourceId resource);
    void open(json::NodeId subschema, ResourceId outer);
    void enqueue(json::NodeId value, ResourceId resource);
    void enqueueMembers(json::NodeId subschema, ResourceId resource);
    void enqueueChildren(json::NodeId container, ResourceId resource);
    void readAnchors(json::NodeId subschema, ResourceId resource);
    [[nodiscard]] std::optional<Target> walk(ResourceId from, std::string_view pointer);
    [[nodiscard]] std::optional<json::NodeId> child(json::NodeId of, std::string_view token) const;

    const json::Document& m_document;
    const CountedMembers& m_members;
    std::vector<Resource> m_resources;
    std::vector<std::uint32_t> m_resourceOf; // by node; None: not known as a subschema
    std::map<std::string, ResourceId, std::less<>> m_byUri;
    Anchors m_anchors;
    Anchors m_dynamicAnchors;
    std::vector<std::pair<json::NodeId, ResourceId>> m_work;
};

} // namespace muscope::schema
