# Language, warnings and sanitizers, once, for every target.
include_guard(GLOBAL)

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

add_library(grapevine_flags INTERFACE)
add_library(grapevine::flags ALIAS grapevine_flags)
target_include_directories(grapevine_flags INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(grapevine_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wnon-virtual-dtor
    -Woverloaded-virtual -Wcast-align -Wimplicit-fallthrough -Werror
    $<$<CXX_COMPILER_ID:Clang>:-Wno-gnu-zero-variadic-macro-arguments>)
if(GRAPEVINE_SANITIZE)
    target_compile_options(grapevine_flags INTERFACE
        -fsanitize=${GRAPEVINE_SANITIZE} -fno-omit-frame-pointer -g)
    target_link_options(grapevine_flags INTERFACE -fsanitize=${GRAPEVINE_SANITIZE})
    if(GRAPEVINE_SANITIZE MATCHES "undefined")
        target_compile_options(grapevine_flags INTERFACE -fno-sanitize-recover=undefined)
        if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
            target_compile_options(grapevine_flags INTERFACE -fno-sanitize=function)
            target_link_options(grapevine_flags INTERFACE -fno-sanitize=function)
        endif()
    endif()
    if(GRAPEVINE_SANITIZE MATCHES "thread")
        target_compile_definitions(grapevine_flags INTERFACE BOOST_ASIO_DISABLE_FENCED_BLOCK)
        if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
            target_compile_options(grapevine_flags INTERFACE -Wno-tsan)
        endif()
    endif()
endif()

find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(fmt REQUIRED)
find_package(tl-expected REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(msgpack CONFIG REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(CLI11 REQUIRED)
find_package(Boost REQUIRED)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(RE2 REQUIRED IMPORTED_TARGET re2)

# Boost.Asio 1.74 needs <utility> first, and on clang 14 to be told about coroutines.
add_library(grapevine_asio INTERFACE)
add_library(grapevine::asio ALIAS grapevine_asio)
target_link_libraries(grapevine_asio INTERFACE Boost::headers Threads::Threads)
target_compile_definitions(grapevine_asio INTERFACE BOOST_ASIO_NO_DEPRECATED BOOST_ASIO_SEPARATE_COMPILATION)

if(GRAPEVINE_WINDOW OR GRAPEVINE_TESTS)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Core Test)
endif()
if(GRAPEVINE_WINDOW)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Charts Gui Widgets Svg LinguistTools)
endif()
