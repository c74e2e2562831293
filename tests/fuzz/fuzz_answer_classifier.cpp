// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/live/answer_classifier.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace muscope;

namespace {

void check(const EraVerdict& verdict) {
    const bool needsRevision = verdict.era == Era::Modern || verdict.era == Era::AskAgain;
    if (verdict.reason.empty() || (needsRevision && !verdict.revision) ||
        (verdict.era == Era::Modern && !isModern(*verdict.revision))) {
        std::abort();
    }
}

} // namespace

// The first byte chooses what was asked and the type of the answer, the next two are the status,
// the rest is the body.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 3) {
        return 0;
    }
    HttpAnswer answer;
    answer.status = data[1] * 256 + data[2];
    answer.mediaType = (data[0] & 1U) != 0 ? "text/event-stream" : "application/json";
    answer.body = {reinterpret_cast<const char*>(data) + 3, size - 3};
    const EraVerdict discover =
        classifyDiscover(answer, {Revision::V2026_07_28, (data[0] & 2U) != 0});
    const EraVerdict refusal = classifyRefusal(answer);
    check(discover);
    check(refusal);
    // A server whose credentials are wanted, or which fails, is never taken for a legacy one.
    const bool isNoEvidence = answer.status == 401 || answer.status == 403 ||
                              answer.status == 429 || answer.status / 100 == 5;
    if (isNoEvidence && (discover.era == Era::Legacy || refusal.era == Era::TryHttpSse)) {
        std::abort();
    }
    return 0;
}
