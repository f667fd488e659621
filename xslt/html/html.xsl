<?xml version="1.0" encoding="UTF-8"?>
<!-- The rules for HTML: what each element is, and around it what holds for many elements: the pieces
     of information that words of the edition part, the parts of a long document, states and white
     space. The rules around come before those for the elements and go on to them; an entry imports
     this module, so that an edition's own rules come before all of them.

     Saxon finds a rule by the name of an element, unless its pattern is a union with a priority, or
     one between brackets with a predicate: each of these is tried for every element. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:import href="elements.xsl"/>

  <xsl:mode name="m:html" on-no-match="text-only-copy" on-multiple-match="fail"/>
  <xsl:mode name="m:attributes" on-no-match="shallow-skip" on-multiple-match="fail"/>
  <xsl:mode name="m:direction" on-no-match="deep-skip" on-multiple-match="fail"/>
  <xsl:mode name="m:class" on-no-match="shallow-skip" on-multiple-match="fail"/>
  <xsl:mode name="m:list" on-no-match="fail" on-multiple-match="fail"/>
  <xsl:mode name="m:listed" on-no-match="fail" on-multiple-match="fail"/>
  <xsl:mode name="m:endnote" on-no-match="fail" on-multiple-match="fail"/>
  <xsl:mode name="m:contents" on-no-match="shallow-skip" on-multiple-match="fail"/>
  <xsl:mode name="m:header" on-no-match="fail" on-multiple-match="fail"/>
  <xsl:mode name="m:entry" on-no-match="fail" on-multiple-match="fail"/>
  <xsl:mode name="m:value" on-no-match="fail" on-multiple-match="fail"/>
  <xsl:mode name="m:said" on-no-match="deep-skip" on-multiple-match="fail"/>
  <xsl:mode name="m:pieces" on-no-match="fail" on-multiple-match="fail"/>
  <xsl:mode name="m:label" on-no-match="deep-skip" on-multiple-match="fail"/>
  <xsl:mode name="m:when" on-no-match="fail" on-multiple-match="fail"/>
  <xsl:mode name="m:revision" on-no-match="shallow-skip" on-multiple-match="fail"/>
  <xsl:mode name="m:line-number" on-no-match="shallow-skip" on-multiple-match="fail"/>
  <xsl:mode name="m:variants" on-no-match="fail" on-multiple-match="fail"/>
  <xsl:mode name="m:row" on-no-match="fail" on-multiple-match="fail"/>
  <xsl:mode name="m:description" on-no-match="deep-skip" on-multiple-match="fail"/>
  <xsl:mode name="m:division" on-no-match="deep-skip" on-multiple-match="fail"/>
  <xsl:mode name="m:image" on-no-match="deep-skip" on-multiple-match="fail"/>
  <xsl:mode name="m:span" on-no-match="shallow-skip" on-multiple-match="fail"/>
  <xsl:mode name="m:markup" on-no-match="text-only-copy" on-multiple-match="fail"/>
  <xsl:mode name="m:unshown" on-no-match="fail" on-multiple-match="fail"/>
  <xsl:mode name="m:quoted" on-no-match="shallow-copy" on-multiple-match="fail"/>
  <xsl:mode name="m:anchored" on-no-match="shallow-copy" on-multiple-match="fail"/>

  <xsl:include href="citing.xsl"/>
  <xsl:include href="pieces.xsl"/>
  <xsl:include href="numbers.xsl"/>
  <xsl:include href="parts.xsl"/>
  <xsl:include href="states.xsl"/>
  <xsl:include href="whitespace.xsl"/>

</xsl:stylesheet>
