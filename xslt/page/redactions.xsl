<?xml version="1.0" encoding="UTF-8"?>
<!-- What of the sources is not in the texts, and what was supplied: why, how much, and where. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    exclude-result-prefixes="#all">

  <xsl:template match="/" mode="m:redactions" as="element()">
    <xsl:call-template name="f:list-page">
      <xsl:with-param name="list" select="f:label('nav.redactions')"/>
      <xsl:with-param name="path" select="'redactions.html'"/>
      <xsl:with-param name="current" select="'redactions'"/>
      <xsl:with-param name="listed" as="element()*">
        <xsl:if test="c:context/c:reason">
          <table class="reasons">
            <caption><xsl:value-of select="f:label('redactions.reasons')"/></caption>
            <thead>
              <tr>
                <th scope="col"><xsl:value-of select="f:label('redactions.reason')"/></th>
                <th scope="col" class="count"><xsl:value-of select="f:label('redactions.places')"/></th>
                <th scope="col" class="count"><xsl:value-of select="f:label('nav.documents')"/></th>
              </tr>
            </thead>
            <tbody>
              <xsl:apply-templates select="c:context/c:reason" mode="m:listing"/>
            </tbody>
          </table>
        </xsl:if>
        <xsl:apply-templates select="c:context/c:redacted" mode="m:listing"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="c:reason" mode="m:listing" as="element()">
    <tr>
      <th scope="row"><xsl:value-of select="f:redaction-name(.)"/></th>
      <td class="count"><xsl:value-of select="@count"/></td>
      <td class="count"><xsl:value-of select="@documents"/></td>
    </tr>
  </xsl:template>

  <!-- Returns what a redaction is: that something is left out or was supplied, and why. -->
  <xsl:function name="f:redaction-name" as="xs:string">
    <xsl:param name="redaction" as="element()"/>
    <xsl:sequence select="
        string-join((f:label('redactions.' || $redaction/@kind),
          tokenize($redaction/@reason) ! (f:known-label('reason.' || .), f:in-words(.))[1]), ', ')"/>
  </xsl:function>

  <!-- A document, with its redactions in the order of the text. -->
  <xsl:template match="c:redacted" mode="m:listing" as="element()">
    <section class="redacted" aria-labelledby="ui-of-{position()}">
      <h2 id="ui-of-{position()}">
        <a href="{f:link(f:document-path(@document, ''))}">
          <xsl:value-of select="(c:document/c:title/normalize-space()[. ne ''], @document)[1]"/>
        </a>
        <xsl:for-each select="c:document/c:date">
          <xsl:text> </xsl:text>
          <span class="when"><xsl:sequence select="f:time(.)"/></span>
        </xsl:for-each>
      </h2>
      <ul>
        <xsl:apply-templates select="c:redaction" mode="#current"/>
      </ul>
      <xsl:for-each select="@more">
        <p><xsl:value-of select="f:label-with('redactions.more', map{'n': string(.)})"/></p>
      </xsl:for-each>
    </section>
  </xsl:template>

  <!-- Returns how much is missing: "3 characters". -->
  <xsl:function name="f:extent-words" as="xs:string">
    <xsl:param name="extent" as="xs:string"/>
    <xsl:variable name="words" as="xs:string*" select="tokenize($extent)"/>
    <xsl:sequence select="
        f:in-words(if (count($words) eq 2 and matches($words[1], '^[0-9]')) then $words[1] || ' ' || f:unit-words($words[2], $words[1]) else $extent)"/>
  </xsl:function>

  <xsl:template match="c:redaction" mode="m:listing" as="element()">
    <li>
      <a href="{f:place-link(../@document, string(@part), string(@fragment))}">
        <xsl:value-of select="f:redaction-name(.)"/>
      </a>
      <xsl:for-each select="@extent">
        <xsl:value-of select="', ' || f:extent-words(.)"/>
      </xsl:for-each>
      <xsl:if test="normalize-space()">
        <xsl:text>: </xsl:text>
        <q><xsl:value-of select="."/></q>
      </xsl:if>
      <xsl:if test="xs:integer(@count) gt 1">
        <xsl:value-of select="' (' || f:label-with('redactions.times', map{'n': string(@count)}) || ')'"/>
      </xsl:if>
    </li>
  </xsl:template>

</xsl:stylesheet>
