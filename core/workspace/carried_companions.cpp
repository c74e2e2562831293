// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/carried_companions.h"

#include "core/workspace/digest_reading.h"

#include <algorithm>

namespace muscope {

namespace {

std::shared_ptr<const WorkflowSet> workflowsOf(std::vector<CarriedFile> files) {
    std::vector<std::pair<std::string, std::string>> texts;
    for (CarriedFile& file : files) {
        texts.emplace_back(std::move(file.name), std::move(file.text));
    }
    return WorkflowSet::ofTexts(std::move(texts));
}

std::shared_ptr<const ReceiptFolder> receiptsOf(std::vector<CarriedFile> files) {
    std::vector<ReceiptFile> receipts;
    for (CarriedFile& file : files) {
        receipts.push_back({std::move(file.name), std::move(file.text),
                            std::move(file.documentName), std::move(file.documentText)});
    }
    return ReceiptFolder::ofFiles(std::move(receipts));
}

} // namespace

Result<CompanionFiles> withCarried(CompanionFiles named, const StoreLocation& location) {
    if (named.receipts && named.workflows) {
        return named;
    }
    Result<std::optional<SessionFileParts>> parts = readSessionFile(location);
    if (!parts) {
        return tl::unexpected(parts.error());
    }
    if (*parts && !named.workflows && !(*parts)->workflows.empty()) {
        named.workflows = workflowsOf(std::move((*parts)->workflows));
    }
    if (*parts && !named.receipts && !(*parts)->receipts.empty()) {
        named.receipts = receiptsOf(std::move((*parts)->receipts));
    }
    return named;
}

Result<std::optional<CarriedDigestChecks>> checkCarriedDigests(const StoreLocation& location,
                                                               const std::function<void()>& onEvent,
                                                               const std::stop_token& stop) {
    Result<std::optional<SessionFileParts>> parts = readSessionFile(location);
    if (!parts || !*parts) {
        return parts ? Result<std::optional<CarriedDigestChecks>>(std::nullopt)
                     : tl::unexpected(parts.error());
    }
    auto store = EventStore::open(location);
    if (!store) {
        return tl::unexpected(store.error());
    }
    CarriedDigestChecks checks;
    for (CarriedDigest& saved : (*parts)->digests) {
        const auto taken = takeDigest(**store, saved.session, KeepEvents::No, onEvent, stop);
        if (!taken) {
            return tl::unexpected(taken.error());
        }
        checks.sessions.push_back({std::move(saved), taken->count, hexOf(taken->digest)});
    }
    const auto sessions = (*store)->sessions();
    if (!sessions) {
        return tl::unexpected(sessions.error());
    }
    for (const SessionSummary& session : *sessions) {
        const auto isIt = [&session](const CarriedDigestCheck& check) {
            return check.saved.session == session.id;
        };
        if (std::ranges::none_of(checks.sessions, isIt)) {
            checks.added.push_back(session.id);
        }
    }
    return checks;
}

} // namespace muscope
