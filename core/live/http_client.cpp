// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/live/http_client.h"

#include "core/live/http_exchange.h"
#include "core/live/network_managers.h"

#include <utility>

namespace muscope {

void AbandonExchange::operator()(HttpExchange* exchange) const {
    exchange->abandon();
}

HttpClient::HttpClient()
    : m_managers(std::make_unique<NetworkManagers>()) {}

HttpClient::~HttpClient() = default;

HttpHandle HttpClient::start(HttpRequest request, HttpHandler handler) {
    return HttpHandle(
        new HttpExchange(*m_managers, m_hasRoom, std::move(request), std::move(handler)));
}

} // namespace muscope
