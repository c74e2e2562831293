// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/demo_events.h"

#include "core/workspace/demo_script.h"

#include <array>
#include <cmath>

namespace muscope {

namespace {

using Json = DemoScript::Json;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr Direction FromClient = Direction::ClientToServer;
constexpr Direction FromServer = Direction::ServerToClient;

constexpr std::array Names{"Alice", "Bob", "Chiara", "Dmitri", "Eun-ji", "Fatima", "Goran"};

Json greeting(const std::string& name) {
    return {{"tool", "greet"}, {"args", {{"name", name}}}, {"result", "Hello, " + name + "!"}};
}

void greet(DemoScript& script, const std::string& name) {
    script.addWithReceipt("tool_call", greeting(name), "Hello, " + name + "!");
}

Json request(int id, const char* method, const Json& params) {
    return {{"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", params}};
}

Json response(int id, const Json& result) {
    return {{"jsonrpc", "2.0"}, {"id", id}, {"result", result}};
}

Json content(const std::string& text) {
    return {{"content", {{{"type", "text"}, {"text", text}}}}};
}

Json call(int id, const char* tool, const Json& arguments) {
    return request(id, "tools/call",
                   {{"name", tool}, {"arguments", arguments}, {"_meta", {{"progressToken", id}}}});
}

void addMessage(DemoScript& script, const char* type, const Json& message, Direction direction) {
    script.addWithReceipt(type, message, message.dump(), direction);
}

void handshake(DemoScript& script, int id) {
    addMessage(script, "request",
               request(id, "initialize",
                       {{"protocolVersion", "2025-11-25"},
                        {"capabilities", {{"sampling", Json::object()}}},
                        {"clientInfo",
                         {{
                              "name",
                              "desk",
                          },
                          {"version", "3.2.0"}}}}),
               FromClient);
    addMessage(script, "response",
               response(id, {{"protocolVersion", "2025-11-25"},
                             {"capabilities", {{"tools", {{"listChanged", true}}}}},
                             {"serverInfo", {{"name", "workbench"}, {"version", "1.9.4"}}}}),
               FromServer);
    script.add("notification", {{"jsonrpc", "2.0"}, {"method", "notifications/initialized"}}, {},
               FromClient);
}

void progress(DemoScript& script, int token, int step, int steps) {
    script.add("notification",
               {{"jsonrpc", "2.0"},
                {"method", "notifications/progress"},
                {"params", {{"progressToken", token}, {"progress", step}, {"total", steps}}}},
               Json::object(), FromServer);
}

// Sensor readings in a steady rhythm, with the fused value the published tool computes.
void sensorSession(DemoScript& script) {
    script.beginSession(minutes(2));
    for (int i = 0; i < 700; ++i) {
        Json sonar = Json::array();
        Json lidar = Json::array();
        Json fused = Json::array();
        for (int channel = 0; channel < 3; ++channel) {
            const double base = 1.5 + std::round(40 * std::sin(i / 18.0 + channel)) / 40;
            sonar.push_back(std::round(100 * (base + script.randomReal(0, 0.1))) / 100);
            lidar.push_back(std::round(100 * (base - script.randomReal(0, 0.1))) / 100);
            fused.push_back(std::round(100 * base) / 100);
        }
        const Json payload{{"sonar", sonar}, {"lidar", lidar}, {"fusedData", fused}};
        if (i % 9 == 0) {
            script.addWithReceipt("tool_call",
                                  {{"tool", "process_solidar"},
                                   {"args", {{"sonar", sonar}, {"lidar", lidar}}},
                                   {"result", fused}},
                                  fused.dump());
        } else {
            script.addWithReceipt("sensor_data", payload, payload.dump());
            if (i % 4 == 0) {
                script.respell();
            }
        }
        script.wait(milliseconds(200));
    }
}

Json stateVector(double angle) {
    const double a = std::round(1e8 * std::cos(angle)) / 1e8;
    const double b = std::round(1e8 * std::sin(angle)) / 1e8;
    return {a, 0.0, 0.0, b};
}

void quantumSession(DemoScript& script) {
    script.beginSession(minutes(11));
    for (int i = 0; i < 120; ++i) {
        const int shots = 1'024;
        const int zeros = script.random(480, 544);
        const Json result{{"counts", {{"00", zeros}, {"11", shots - zeros}}}};
        const Json run{
            {"tool", "run_quantum_circuit"},
            {"args",
             {{"circuit", {{"num_qubits", 2}, {"gates", {"h 0", "cx 0 1"}}}}, {"shots", shots}}},
            {"result", result}};
        script.addWithReceipt("tool_call", run, result.dump());
        if (i == 71) {
            Json changed = run;
            changed["result"]["counts"]["11"] = shots - zeros + 10;
            script.tamper(changed);
        }
        const Json state{{"state", stateVector(script.randomReal(0.7, 0.87))},
                         {"circuit", "h(0); cx(0,1)"}};
        script.addWithReceipt("quantum_state", state, state.dump());
    }
}

// A long session of real protocol messages: searches with progress, errors, a call nobody answers.
void searchSession(DemoScript& script) {
    script.beginSession(minutes(26));
    handshake(script, 0);
    for (int id = 1; id <= 90; ++id) {
        addMessage(
            script, "tool_call",
            call(id, "search", {{"query", "invoice " + std::to_string(1'000 + id)}, {"limit", 20}}),
            FromClient);
        for (int step = 1; step <= id % 4; ++step) {
            progress(script, id, step, id % 4);
        }
        if (id == 40 || id == 77) {
            script.wait(seconds(30)); // never answered
        } else if (id % 13 == 0) {
            addMessage(
                script, "error",
                {{"jsonrpc", "2.0"},
                 {"id", id},
                 {"error", {{"code", -32602}, {"message", "query: the index is being rebuilt"}}}},
                FromServer);
        } else {
            addMessage(script, "response",
                       response(id, content(std::to_string(script.random(0, 20)) + " documents")),
                       FromServer);
        }
        script.wait(milliseconds(script.random(50, 900)));
    }
}

// Both sides ask: the server's request ids start at 0 as the client's do.
void samplingSession(DemoScript& script) {
    script.beginSession(minutes(38));
    handshake(script, 0);
    for (int id = 1; id <= 40; ++id) {
        addMessage(script, "tool_call",
                   call(id, "summarise", {{"document", "report-" + std::to_string(id)}}),
                   FromClient);
        addMessage(
            script, "request",
            request(id - 1, "sampling/createMessage",
                    {{"messages",
                      {{{"role", "user"},
                        {"content", {{"type", "text"}, {"text", "Sum this up in a line."}}}}}},
                     {"maxTokens", 120}}),
            FromServer);
        addMessage(script, "response",
                   response(id - 1, {{"role", "assistant"},
                                     {"model", "local"},
                                     {"content", {{"type", "text"}, {"text", "It went well."}}}}),
                   FromClient);
        addMessage(script, "response", response(id, content("It went well.")), FromServer);
    }
}

// Texts of many scripts; characters beyond U+FFFF are where reversing UTF-16 units loses halves.
void languageSession(DemoScript& script) {
    script.beginSession(minutes(51));
    constexpr std::array texts{
        "Grüße aus Zürich", "こんにちは、世界",
        "مرحبا بالعالم",    "שלום עולם",
        "Привет, мир",      "नमस्ते दुनिया",
        "ready 🚀",         "family 👨‍👩‍👧‍👦 and flag 🇨🇭",
        "x² + y² = z²",     "tab\there, line\nthere"};
    std::string longText;
    for (int i = 0; i < 400; ++i) {
        longText +=
            "Line " + std::to_string(i + 1) + ": the quick brown fox jumps over the lazy dog.\n";
    }
    for (int i = 0; i < 110; ++i) {
        const std::string text =
            i % 37 == 36 ? longText : texts[static_cast<std::size_t>(i) % texts.size()];
        const Json payload{{"tool", "translate"},
                           {"args", {{"text", text}, {"to", i % 2 == 0 ? "en" : "ar"}}},
                           {"result", text}};
        // Half of the producers reverse by code point, half as JavaScript does.
        script.add(
            "tool_call", payload,
            {{"muReceipt", script.receipt(text, i % 3 == 0 ? "code-points" : "utf16-units")}});
        script.add(
            "notification",
            {{"jsonrpc", "2.0"},
             {"method", "notifications/message"},
             {"params",
              {{"level", "info"}, {"data", "text " + std::to_string(i + 1) + " translated"}}}},
            Json::object(), FromServer);
    }
}

void quietSession(DemoScript& script) {
    script.beginSession(minutes(64));
    for (int i = 0; i < 340; ++i) {
        script.add("notification",
                   {{"jsonrpc", "2.0"},
                    {"method", "notifications/resources/updated"},
                    {"params",
                     {{"uri", "file:///plans/" + std::to_string(script.random(1, 30)) + ".md"}}}},
                   {{"source", "mcp_server"}}, FromServer);
        script.wait(milliseconds(script.random(100, 4'000)));
    }
}

// Every verdict an auditor can meet, between calls that are in order.
void auditSession(DemoScript& script) {
    script.beginSession(minutes(80));
    const std::string early = script.add("tool_call", greeting("Alice"));
    script.add("mu_receipt", {{"event_id", early}, {"mu", script.receipt("Hello, Alice!")}});
    for (int i = 0; i < 12; ++i) {
        greet(script, Names[static_cast<std::size_t>(i) % Names.size()]);
    }
    script.add("tool_call", greeting("Bob"),
               {{"mu", "## Receipt\nEvent: sensor_data\nPayload: !boB ,olleH"}});
    script.add("tool_call", greeting("Chiara"), {{"mu", "## Receipt\nEvent: tool_call"}});
    script.add("tool_call", {{"tool", "spell"}, {"args", {{"word", "level"}}}, {"result", "level"}},
               {{"mu", "level"}});
    script.add("tool_call", {{"tool", "trim"}, {"args", {{"text", "  "}}}, {"result", ""}},
               {{"mu", script.receipt("")}});
    const std::string late = script.add("tool_call", greeting("Eun-ji"));
    script.add("mu_receipt", {{"event_id", late}, {"mu", script.receipt("Hello, Eun-jin!")}});
    for (int i = 0; i < 30; ++i) {
        greet(script, Names[static_cast<std::size_t>(script.random(0, 6))]);
    }
}

// The newest session: what is seen first.
void workSession(DemoScript& script) {
    script.beginSession(minutes(95));
    handshake(script, 0);
    for (int id = 1; id <= 24; ++id) {
        greet(script, Names[static_cast<std::size_t>(id) % Names.size()]);
        addMessage(script, "tool_call", call(id, "plan_route", {{"from", "depot"}, {"to", id}}),
                   FromClient);
        progress(script, id, 1, 2);
        if (id == 9) {
            // The published example, word for word.
            script.add("tool_call", greeting("Alice"),
                       {{"mu", "## Receipt\nEvent: tool_call\nPayload: olleH, Alice!"}});
        }
        progress(script, id, 2, 2);
        if (id == 20) {
            continue; // a route nobody answered
        }
        const Json answer = response(id, {{"km", script.random(3, 90) / 2.0}, {"stops", id % 5}});
        addMessage(script, "response", answer, FromServer);
        if (id == 14) {
            Json changed = answer;
            changed["result"]["km"] = 1.5;
            script.tamper(changed);
        }
    }
}

} // namespace

std::vector<StoredEvent> demoEvents(const RuleRegistry& rules) {
    DemoScript script(rules);
    sensorSession(script);
    quantumSession(script);
    searchSession(script);
    samplingSession(script);
    languageSession(script);
    quietSession(script);
    auditSession(script);
    workSession(script);
    return script.takeEvents();
}

} // namespace muscope
