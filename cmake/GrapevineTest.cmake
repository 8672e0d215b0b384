# One program per tst_*.cpp, so that a failing claim is named by ctest itself.
include_guard(GLOBAL)

# grapevine_tests(LIBRARIES grapevine::wire .. [QT Widgets] [LABELS unit] [TIMEOUT 60])
function(grapevine_tests)
    cmake_parse_arguments(ARG "" "TIMEOUT" "LIBRARIES;QT;LABELS;ENVIRONMENT" ${ARGN})
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 120)
    endif()
    file(GLOB tests CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/tst_*.cpp)
    foreach(test IN LISTS tests)
        get_filename_component(name ${test} NAME_WE)
        add_executable(${name} ${test})
        set_target_properties(${name} PROPERTIES AUTOMOC ON
            RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
        target_compile_definitions(${name} PRIVATE QT_NO_KEYWORDS
            GRAPEVINE_SOURCE_DIR="${CMAKE_SOURCE_DIR}" GRAPEVINE_BIN_DIR="${CMAKE_BINARY_DIR}/bin")
        target_link_libraries(${name} PRIVATE grapevine::flags ${ARG_LIBRARIES} Qt6::Test)
        foreach(module IN LISTS ARG_QT)
            target_link_libraries(${name} PRIVATE Qt6::${module})
        endforeach()
        add_test(NAME ${name} COMMAND ${name})
        set_tests_properties(${name} PROPERTIES TIMEOUT ${ARG_TIMEOUT} LABELS "${ARG_LABELS}"
            ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;TSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/tsan.supp:ignore_noninstrumented_modules=1;${ARG_ENVIRONMENT}")
    endforeach()
endfunction()
