// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/index/index_snapshot.h"
#include "core/index/problem_list.h"

#include <QString>

namespace muscope {

// "differs", "error", "no answer": the kind beside its sign.
[[nodiscard]] QString problemWord(ProblemKind kind);

// What the kind means, for a tool tip.
[[nodiscard]] QString problemExplanation(ProblemKind kind);

// One problem in a sentence: "greet was called and never answered". note may be null. Safe to look
// at, whatever the store holds.
[[nodiscard]] QString problemSentence(const IndexSnapshot& index, const Problem& problem,
                                      const ProblemNote* note);

// One that is of no event, with its place in the workflow where it has one: "the tool wave is
// declared and never called · greet.maml.md, line 4". Safe to look at.
[[nodiscard]] QString problemSentence(const LooseProblem& problem);

} // namespace muscope
