// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/document.h"
#include "core/json/parser.h"
#include "core/schema/counted_members.h"
#include "core/schema/marks.h"
#include "core/schema/outcome.h"
#include "core/schema/program.h"

#include <QString>

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace muscope::schema {

// One evaluation of a value against a program. Recursive, up to the depth that the limits allow.
// Marks are null where nobody asks for them; otherwise every subschema applied to the same value
// adds what it evaluated. Everything that is applied quietly reports no breaches and may stop at
// the first.
class Evaluation final {
public:
    Evaluation(const Program& program, const json::Document& instance, json::NodeId root,
               const Limits& limits);

    [[nodiscard]] Outcome run();

private:
    using Node = json::NodeId;

    static constexpr std::uint64_t BytesPerStep = 10;

    struct Frame {
        SubschemaId schema{};
        Node instance{};
        const json::Document* document = nullptr;
    };

    [[nodiscard]] Verdict apply(SubschemaId id, Node instance, Marks* marks);
    [[nodiscard]] Verdict applyChecks(const Subschema& subschema, Node instance, Marks* marks);
    [[nodiscard]] Verdict applyQuietly(SubschemaId id, Node instance, Marks* marks);
    [[nodiscard]] Verdict reference(const Check& check, Node instance, Marks* marks);
    [[nodiscard]] SubschemaId dynamicTarget(const Check& check) const;
    [[nodiscard]] bool isApplied(SubschemaId id, Node instance) const;

    [[nodiscard]] Verdict evaluate(const Check& check, Node instance, Marks* marks);
    [[nodiscard]] Verdict type(const Check& check, Node instance);
    [[nodiscard]] Verdict value(const Check& check, Node instance);
    [[nodiscard]] Verdict number(const Check& check, Node instance);
    [[nodiscard]] Verdict multiple(const Check& check, Node instance);
    [[nodiscard]] Verdict size(const Check& check, Node instance);
    [[nodiscard]] Verdict pattern(const Check& check, Node instance);
    // Whether it matches; not quite a breach, where it does not.
    [[nodiscard]] Verdict matches(const Pattern& pattern, std::string_view text, Node keyword);

    // How many of the schemas hold and of how many nobody knows; stops where enough hold.
    struct Tally {
        std::size_t holding = 0;
        std::size_t unknown = 0;
    };
    [[nodiscard]] Tally tally(const Check& check, Node instance, Marks* marks, std::size_t enough);
    [[nodiscard]] Verdict allOf(const Check& check, Node instance, Marks* marks);
    [[nodiscard]] Verdict anyOf(const Check& check, Node instance, Marks* marks);
    [[nodiscard]] Verdict oneOf(const Check& check, Node instance, Marks* marks);
    [[nodiscard]] Verdict negation(const Check& check, Node instance);
    [[nodiscard]] Verdict condition(const Check& check, Node instance, Marks* marks);

    [[nodiscard]] Verdict items(const Check& check, Node instance, Marks* marks);
    [[nodiscard]] Verdict contains(const Check& check, Node instance, Marks* marks);
    [[nodiscard]] Verdict uniqueItems(const Check& check, Node instance);
    [[nodiscard]] Verdict unevaluatedItems(const Check& check, Node instance, Marks* marks);

    [[nodiscard]] Verdict properties(const Check& check, Node instance, Marks* marks);
    [[nodiscard]] Verdict property(const Check& check, Node member, bool& isCovered);
    [[nodiscard]] Verdict propertyNames(const Check& check, Node instance);
    [[nodiscard]] Verdict required(const Check& check, Node instance);
    [[nodiscard]] Verdict dependent(const Check& check, Node instance, Marks* marks);
    [[nodiscard]] Verdict needed(const Check& check, Node object, Node trigger,
                                 const std::vector<std::string>& names);
    [[nodiscard]] Verdict unevaluatedProperties(const Check& check, Node instance, Marks* marks);
    // To a member or item that no other keyword stands for; the refusal is said when it allows
    // none.
    using Refusal = std::function<QString(Node)>;
    [[nodiscard]] Verdict applyRest(SubschemaId id, Node child, const Refusal& refusal);

    // To the children that are not marked.
    [[nodiscard]] Verdict unevaluated(const Check& check, Node container, Marks& marks,
                                      const Refusal& refusal);

    [[nodiscard]] bool spend(std::uint64_t steps);
    // For looking at a member and its name.
    [[nodiscard]] bool spendMember(Node member) {
        return spend(1 + m_document->keySpelling(member).size() / BytesPerStep);
    }
    [[nodiscard]] std::uint64_t bytes(Node value) const {
        return m_document->end(value) - m_document->start(value);
    }
    [[nodiscard]] Verdict breach(Node keyword, Node instance, const QString& message);
    [[nodiscard]] Verdict unknown(Node keyword, const QString& reason);
    void tell(Node schema, std::string keyword, const QString& reason);
    [[nodiscard]] bool isQuiet() const { return m_quiet != 0; }
    // Nothing that is still to come can change a verdict that nobody wants explained.
    [[nodiscard]] bool isDecided(Verdict verdict) const {
        return m_isOver || (verdict == Verdict::Breached && isQuiet());
    }

    const Program& m_program;
    const json::Document& m_schema;
    const json::Document* m_document; // the instance, or a name as a document of its own
    Node m_root;
    const Limits& m_limits;
    CountedMembers m_members; // of the instance: a name has none
    json::Parser m_nameParser;
    std::vector<Frame> m_frames; // from the outside in: the dynamic scope too
    std::set<Node> m_told;       // places that are in the outcome's unchecked
    std::uint64_t m_steps = 0;
    int m_quiet = 0;
    bool m_isOver = false; // a limit is reached: everything else is Unknown
    Outcome m_outcome;
};

} // namespace muscope::schema
