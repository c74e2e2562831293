// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/live/modern_http.h"

#include "core/json/parser.h"
#include "core/live/http_request_form.h"

namespace muscope {

ModernClient modernClient(const LiveSettings& settings) {
    ModernClient client;
    client.name = settings.clientName;
    client.version = settings.clientVersion;
    client.capabilities = settings.capabilities;
    json::Parser parser;
    const auto given = parser.parse(settings.capabilities);
    if (given && !(*given)->find(json::Root, "extensions")) {
        const auto extended = withMembers(
            settings.capabilities, {{"extensions", R"({"io.modelcontextprotocol/tasks":{}})"}},
            "capabilities");
        client.capabilities = extended.value_or(settings.capabilities);
    }
    return client;
}

HttpRequest modernHttpRequest(const LiveSettings& settings, const std::string& text,
                              const std::vector<HeaderField>& fields) {
    HttpRequest request =
        httpRequest(settings, "POST", settings.url, "application/json, text/event-stream");
    request.headers.emplace_back("Content-Type", "application/json");
    for (const HeaderField& field : fields) {
        request.headers.emplace_back(QByteArray::fromStdString(field.name),
                                     QByteArray::fromStdString(field.value));
    }
    request.body = QByteArray::fromStdString(text);
    return request;
}

} // namespace muscope
