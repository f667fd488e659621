<?xml version="1.0" encoding="UTF-8"?>
<!-- What no other rule handles: its content is shown, and words that stand in elements of their own do not run together. (That it is not handled is reported by the HTML.) -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:b="urn:edition:book"
    xmlns:c="urn:edition:context"
    xmlns:d="urn:edition:diagnostics"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- An element's place and language, and then its content: what most rules put into their own. -->
  <xsl:template name="f:content" as="node()*">
    <xsl:apply-templates select="@*" mode="m:attributes"/>
    <xsl:variable name="look" as="xs:string*" 
        select=".[@rend or @rendition or @style][not(map:contains($f:highlighted, local-name()))][not(f:flows(.))]
          ! f:look(.)[not(. = ('centre', 'right', 'left', 'justified'))]"/>
    <xsl:choose>
      <xsl:when test="exists($look)">
        <b:hi look="{$look}"><xsl:apply-templates mode="m:book"/></b:hi>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates mode="m:book"/>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:apply-templates select="." mode="m:entries-at-end"/>
  </xsl:template>

  <!-- Elements whose rules give them their look. -->
  <xsl:variable name="f:highlighted" static="yes" as="map(xs:string, xs:boolean)" select="
      map:merge(tokenize('hi emph distinct mentioned foreign gloss list table row cell figure') ! map:entry(., true()))"/>

  <!-- The same for what holds only elements: there is a space between those that are no phrases. -->
  <xsl:template name="f:spaced-content" as="node()*">
    <xsl:apply-templates select="@*" mode="m:attributes"/>
    <xsl:for-each select="node()">
      <xsl:apply-templates select="." mode="m:book"/>
      <xsl:if test="self::*[following-sibling::*[1][not(f:is-phrase(.) and f:is-phrase(current()))]]"><b:space/></xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- Returns whether an element has no text of its own between its elements. -->
  <xsl:function name="f:element-only" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/*) and empty($element/text()[normalize-space()])"/>
  </xsl:function>

  <xsl:template match="*" mode="m:book" as="node()*">
    <b:span><xsl:call-template name="f:content"/></b:span>
  </xsl:template>

  <xsl:template match="*[f:element-only(.)]" mode="m:book" as="node()*">
    <b:span><xsl:call-template name="f:spaced-content"/></b:span>
  </xsl:template>

  <!-- What is of another vocabulary parts words, as on the page; formulae and drawings are set by
       themselves, and code as it is written. -->
  <xsl:template match="*[not(namespace-uri() = ('', 'http://www.tei-c.org/ns/1.0', 'http://www.w3.org/1998/Math/MathML',
        'http://www.w3.org/2000/svg', 'http://www.tei-c.org/ns/Examples'))]"
      mode="m:book" as="node()*" priority="2.5">
    <b:space/>
    <xsl:next-match/>
    <b:space/>
  </xsl:template>

  <!-- What is said of something stands apart from the words around it. -->
  <xsl:template match="desc" mode="m:book" as="node()*">
    <b:space/>
    <b:span><xsl:call-template name="f:content"/></b:span>
    <b:space/>
  </xsl:template>

  <xsl:template match="gap/desc" mode="m:book" as="node()*" priority="3">
    <b:span><xsl:call-template name="f:content"/></b:span>
  </xsl:template>

  <xsl:template match="*[f:block(.)]" mode="m:book" as="node()*" priority="1">
    <b:div><xsl:call-template name="f:content"/></b:div>
  </xsl:template>

  <xsl:template match="*[f:block(.)][f:element-only(.)]" mode="m:book" as="node()*" priority="2">
    <b:div><xsl:call-template name="f:spaced-content"/></b:div>
  </xsl:template>

</xsl:stylesheet>
