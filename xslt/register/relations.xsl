<?xml version="1.0" encoding="UTF-8"?>
<!-- What is said of an entity beside its entry: its relations to others, and who is named together with it. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    exclude-result-prefixes="#all">

  <xsl:mode name="m:relation" on-no-match="fail" on-multiple-match="fail"/>

  <!-- Those who stand in a relation to others are before the arrow. -->
  <xsl:template name="f:relations" as="element()?">
    <xsl:variable name="relations" as="element(c:relation)*" select="$context/c:context/c:relation"/>
    <xsl:if test="exists($relations)">
      <section class="entry relations" aria-labelledby="ui-relations">
        <h2 id="ui-relations"><xsl:value-of select="f:label('relations')"/></h2>
        <dl>
          <xsl:for-each-group select="$relations" group-by="string(@name)">
            <dt><xsl:value-of select="f:relation-name(current-grouping-key())"/></dt>
            <xsl:apply-templates select="current-group()" mode="m:relation"/>
          </xsl:for-each-group>
        </dl>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- Returns what a relation is called. -->
  <xsl:function name="f:relation-name" as="xs:string">
    <xsl:param name="name" as="xs:string"/>
    <xsl:sequence select="
        (f:sentence-case(f:in-words(replace($name, '^.*[#/:]', '')))[. ne ''], f:label('element.relation'))[1]"/>
  </xsl:function>

  <xsl:template match="c:relation" mode="m:relation" as="element()">
    <dd>
      <xsl:apply-templates select="c:active, c:mutual" mode="#current"/>
      <xsl:if test="c:passive">
        <xsl:text> → </xsl:text>
        <xsl:apply-templates select="c:passive" mode="#current"/>
      </xsl:if>
      <xsl:for-each select="c:date">
        <xsl:value-of select="' (' || f:date-text(.) || ')'"/>
      </xsl:for-each>
      <xsl:for-each select="c:text">
        <xsl:value-of select="(': '[current()/../(c:active, c:mutual, c:passive)], '')[1] || ."/>
      </xsl:for-each>
    </dd>
  </xsl:template>

  <xsl:template match="c:active | c:passive | c:mutual" mode="m:relation" as="node()+">
    <xsl:variable name="sign" as="xs:string" select="if (self::c:mutual) then ' ↔ ' else ', '"/>
    <xsl:for-each select="c:target">
      <xsl:if test="position() gt 1">
        <xsl:value-of select="$sign"/>
      </xsl:if>
      <xsl:apply-templates select="." mode="#current"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="c:target" mode="m:relation" as="element()">
    <xsl:variable name="name" as="xs:string" select="(c:name/normalize-space()[. ne ''], string(@pointer))[1]"/>
    <xsl:variable name="href" as="xs:string?" select="f:href(.)"/>
    <xsl:choose>
      <xsl:when test="@id = $context/c:context/c:entity[1]/@id">
        <b><xsl:value-of select="$name"/></b>
      </xsl:when>
      <xsl:when test="$href">
        <a href="{$href}"><xsl:value-of select="$name"/></a>
      </xsl:when>
      <xsl:otherwise>
        <span><xsl:value-of select="$name"/></span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The way to the letters that somebody wrote or received. -->
  <xsl:template name="f:letters" as="element()*">
    <xsl:for-each select="$context/c:context/c:letters">
      <p class="letters"><a href="{f:link(@path)}"><xsl:value-of select="f:label('correspondence.letters')"/></a></p>
    </xsl:for-each>
  </xsl:template>

  <!-- Whom the same passages name, those first whom most of them do. -->
  <xsl:template name="f:company" as="element()?">
    <xsl:variable name="company" as="element(c:company)*" select="$context/c:context/c:company"/>
    <xsl:if test="exists($company)">
      <section class="company" aria-labelledby="ui-company">
        <h2 id="ui-company"><xsl:value-of select="f:label('company')"/></h2>
        <ul class="inline counted">
          <xsl:for-each select="$company">
            <li>
              <a href="{f:link(f:entity-path(@kind, @id))}"><xsl:value-of select="(c:name, @id)[normalize-space()][1]"/></a>
              <xsl:text> </xsl:text>
              <span class="count"><xsl:value-of select="f:count('count.passage', xs:integer(@mentions))"/></span>
            </li>
          </xsl:for-each>
        </ul>
      </section>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
