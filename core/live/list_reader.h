// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/live/mcp_client.h"

#include <memory>
#include <string>
#include <vector>

namespace muscope {

class ClientSession;

// Reads all pages of a list (2025-11-25, server/utilities/pagination). Lives as long as a call of
// its own is under way.
class ListReader final : public std::enable_shared_from_this<ListReader> {
public:
    static void start(ClientSession& session, ListKind kind, ListCompletion completion);

private:
    ListReader(ClientSession& session, ListKind kind, ListCompletion completion);

    void request(const std::string& cursor);
    void take(const Result<CallAnswer>& answer);

    ClientSession& m_session;
    ListKind m_kind;
    ListCompletion m_completion;
    std::vector<std::string> m_items;
    int m_pages = 0;
};

} // namespace muscope
