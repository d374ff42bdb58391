package io.ockam.control.operation;

/** The verbs of the control protocol. */
public enum Method {
    GET, POST, PUT, DELETE
}
