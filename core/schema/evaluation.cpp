// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/schema/evaluation.h"

#include "core/json/pointer.h"

#include <algorithm>
#include <utility>

namespace muscope::schema {

namespace {

using namespace Qt::StringLiterals;

constexpr std::uint64_t StepsBetweenLooks = 1024; // at the stop token

// Keywords that apply schemas to the value itself: what a failing one evaluated is not known.
bool appliesInPlace(Keyword keyword) {
    return keyword == Keyword::Unreadable || keyword == Keyword::Ref ||
           keyword == Keyword::DynamicRef || keyword == Keyword::AllOf ||
           keyword == Keyword::AnyOf || keyword == Keyword::OneOf || keyword == Keyword::If ||
           keyword == Keyword::DependentSchemas || keyword == Keyword::Dependencies;
}

} // namespace

Evaluation::Evaluation(const Program& program, const json::Document& instance, json::NodeId root,
                       const Limits& limits)
    : m_program(program)
    , m_schema(program.document())
    , m_document(&instance)
    , m_root(root)
    , m_limits(limits)
    , m_members(instance) {}

Outcome Evaluation::run() {
    m_outcome.verdict = apply(SubschemaId{}, m_root, nullptr);
    if (m_outcome.verdict == Verdict::Unknown) {
        m_outcome.isComplete = false;
    }
    return std::move(m_outcome);
}

bool Evaluation::spend(std::uint64_t steps) {
    const bool isLook = m_steps / StepsBetweenLooks != (m_steps + steps) / StepsBetweenLooks;
    m_steps += steps;
    if (m_isOver) {
        return false;
    }
    if (m_steps > m_limits.steps) {
        m_isOver = true;
        tell(m_program.root, {}, u"it takes more than %1 steps to evaluate"_s.arg(m_limits.steps));
    } else if (isLook && m_limits.stop.stop_requested()) {
        m_isOver = true;
        tell(m_program.root, {}, u"the evaluation was stopped"_s);
    }
    return !m_isOver;
}

Verdict Evaluation::apply(SubschemaId id, Node instance, Marks* marks) {
    const Subschema& subschema = m_program.at(id);
    if (!spend(1)) {
        return Verdict::Unknown;
    }
    switch (subschema.kind) {
    case Subschema::Kind::Always:
        return Verdict::Holds;
    case Subschema::Kind::Never:
        return breach(subschema.node, instance, u"no value is allowed here"_s);
    case Subschema::Kind::Unreadable:
        return Verdict::Unknown;
    case Subschema::Kind::Checks:
        break;
    }
    if (m_frames.size() >= m_limits.depth) {
        tell(subschema.node, {},
             u"values and schemas nested deeper than %1 are not checked"_s.arg(m_limits.depth));
        return Verdict::Unknown;
    }
    m_frames.push_back({id, instance, m_document});
    Marks own;
    const Verdict verdict =
        applyChecks(subschema, instance, subschema.hasUnevaluated ? &own : marks);
    m_frames.pop_back();
    if (subschema.hasUnevaluated && marks != nullptr) {
        marks->add(own);
    }
    return verdict;
}

Verdict Evaluation::applyChecks(const Subschema& subschema, Node instance, Marks* marks) {
    Verdict verdict = Verdict::Holds;
    for (const Check& check : subschema.checks) {
        if (!spend(1)) {
            return std::max(verdict, Verdict::Unknown);
        }
        const Verdict one = evaluate(check, instance, marks);
        if (one == Verdict::Unknown && !isQuiet()) {
            m_outcome.isComplete = false;
        }
        if (one != Verdict::Holds && marks != nullptr && appliesInPlace(check.keyword)) {
            marks->doubt();
        }
        verdict = std::max(verdict, one);
        if (isDecided(verdict)) {
            break;
        }
    }
    return verdict;
}

Verdict Evaluation::applyQuietly(SubschemaId id, Node instance, Marks* marks) {
    ++m_quiet;
    const Verdict verdict = apply(id, instance, marks);
    --m_quiet;
    return verdict;
}

Verdict Evaluation::applyRest(SubschemaId id, Node child, const Refusal& refusal) {
    const Subschema& subschema = m_program.at(id);
    if (subschema.kind != Subschema::Kind::Never) {
        return apply(id, child, nullptr);
    }
    return isQuiet() ? Verdict::Breached : breach(subschema.node, child, refusal(child));
}

Verdict Evaluation::reference(const Check& check, Node instance, Marks* marks) {
    const SubschemaId target = check.keyword == Keyword::DynamicRef && !check.anchor.empty()
                                   ? dynamicTarget(check)
                                   : check.schemas.front();
    if (isApplied(target, instance)) {
        return unknown(check.node, u"it refers to itself without end"_s);
    }
    return apply(target, instance, marks);
}

// 2020-12 core, section 8.2.3.2: of the outermost resource that has the anchor.
SubschemaId Evaluation::dynamicTarget(const Check& check) const {
    std::pair<ResourceId, std::string> key{{}, check.anchor};
    for (const Frame& frame : m_frames) {
        const ResourceId resource = m_program.at(frame.schema).resource;
        if (&frame != m_frames.data() && resource == key.first) {
            continue;
        }
        key.first = resource;
        if (const auto found = m_program.dynamicAnchors.find(key);
            found != m_program.dynamicAnchors.end()) {
            return found->second;
        }
    }
    return check.schemas.front();
}

// Whether that is being done already, with nothing but other schemas of the value in between.
bool Evaluation::isApplied(SubschemaId id, Node instance) const {
    for (auto frame = m_frames.rbegin(); frame != m_frames.rend(); ++frame) {
        if (frame->instance != instance || frame->document != m_document) {
            return false;
        }
        if (frame->schema == id) {
            return true;
        }
    }
    return false;
}

Verdict Evaluation::breach(Node keyword, Node instance, const QString& message) {
    if (isQuiet()) {
        return Verdict::Breached;
    }
    if (m_outcome.breaches.size() >= m_limits.breaches) {
        m_outcome.isComplete = false;
        m_isOver = true;
        return Verdict::Breached;
    }
    const bool isNever = m_schema.type(keyword) == json::Type::False;
    m_outcome.breaches.push_back(
        {{json::pointerTo(*m_document, instance, m_root), m_document->start(instance)},
         {json::pointerTo(m_schema, keyword, m_program.root), m_schema.start(keyword)},
         isNever ? "false" : m_schema.decodedKey(keyword),
         message});
    return Verdict::Breached;
}

Verdict Evaluation::unknown(Node keyword, const QString& reason) {
    tell(keyword, m_schema.decodedKey(keyword), reason);
    return Verdict::Unknown;
}

void Evaluation::tell(Node schema, std::string keyword, const QString& reason) {
    constexpr std::size_t MaxTold = 100;
    if (m_told.size() < MaxTold && m_told.insert(schema).second) {
        m_outcome.unchecked.push_back(
            {{json::pointerTo(m_schema, schema, m_program.root), m_schema.start(schema)},
             std::move(keyword),
             reason});
    }
}

} // namespace muscope::schema
