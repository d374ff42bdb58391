package io.ockam.control.api;

/** The verbs of the control protocol. */
public enum Method {
    GET, POST, PUT, DELETE
}
