<?xml version="1.0" encoding="UTF-8"?>
<!-- The report of the build for people: findings, and what the audit counted; and the page of a
     document that cannot be read. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="/" mode="m:report" as="element()">
    <xsl:variable name="findings" as="element(c:finding)*" select="c:context/c:finding"/>
    <xsl:call-template name="f:page">
      <xsl:with-param name="title" select="f:label('report')"/>
      <xsl:with-param name="main" as="node()*">
        <header class="title">
          <h1><xsl:value-of select="f:label('report')"/></h1>
          <p class="subtitle"><xsl:value-of select="f:label('report.about')"/></p>
        </header>
        <section aria-labelledby="ui-findings">
          <h2 id="ui-findings"><xsl:value-of select="f:label('report.findings')"/></h2>
          <xsl:choose>
            <xsl:when test="empty($findings)">
              <p><xsl:value-of select="f:label('report.none')"/></p>
            </xsl:when>
            <xsl:otherwise>
              <xsl:for-each-group select="$findings" group-adjacent="string(@file)">
                <h3><xsl:value-of select="current-grouping-key()"/></h3>
                <ul class="findings">
                  <xsl:apply-templates select="current-group()" mode="m:finding"/>
                </ul>
              </xsl:for-each-group>
            </xsl:otherwise>
          </xsl:choose>
        </section>
        <xsl:if test="c:context/c:audit">
          <section aria-labelledby="ui-audit">
            <h2 id="ui-audit"><xsl:value-of select="f:label('report.audit')"/></h2>
            <p><xsl:value-of select="f:label('report.audit.about')"/></p>
            <div class="scroll" tabindex="0" role="group" aria-labelledby="ui-audit">
              <table class="figures">
                <thead>
                  <tr>
                    <th scope="col"><xsl:value-of select="f:label('report.document')"/></th>
                    <xsl:for-each select="f:audit-columns(c:context)">
                      <th scope="col"><xsl:value-of select="f:label('report.' || .)"/></th>
                    </xsl:for-each>
                  </tr>
                </thead>
                <tbody>
                  <xsl:apply-templates select="c:context/c:audit" mode="m:audit"/>
                </tbody>
              </table>
            </div>
            <xsl:call-template name="f:hiding"/>
            <xsl:call-template name="f:unhandled"/>
          </section>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- The rules that hide words. -->
  <xsl:template name="f:hiding" as="element()*">
    <xsl:if test="c:context/c:hiding">
      <h3><xsl:value-of select="f:label('report.hiding')"/></h3>
      <dl class="rules">
        <xsl:for-each select="c:context/c:hiding">
          <dt><code><xsl:value-of select="@name"/></code>: <xsl:value-of select="@words"/></dt>
          <dd><xsl:value-of select="."/></dd>
        </xsl:for-each>
      </dl>
    </xsl:if>
  </xsl:template>

  <!-- What no rule handles, in all documents. -->
  <xsl:template name="f:unhandled" as="element()*">
    <xsl:variable name="found" as="element(c:unhandled)*" select="c:context/c:audit/c:unhandled"/>
    <xsl:if test="exists($found)">
      <h3><xsl:value-of select="f:label('report.unhandled')"/></h3>
      <ul class="unhandled">
        <xsl:for-each-group select="$found" group-by="string(.)">
          <xsl:sort select="sum(current-group()/@count)" order="descending"/>
          <xsl:sort select="current-grouping-key()"/>
          <li>
            <code><xsl:value-of select="current-grouping-key()"/></code>
            <xsl:value-of select="': ' || sum(current-group()/@count) || ' (' || @file || (if (count(current-group()) gt 1) then ', …' else '') || ')'"/>
          </li>
        </xsl:for-each-group>
      </ul>
    </xsl:if>
  </xsl:template>

  <!-- Returns the figures that the audit has, in the order of the table. -->
  <xsl:function name="f:audit-columns" as="xs:string*">
    <xsl:param name="context" as="element(c:context)"/>
    <xsl:variable name="known" as="xs:string+"
        select="'source-words', 'html-words', 'pdf-words', 'text-words', 'available', 'hidden', 'lost', 'garbled', 'moved', 'states', 'unclean', 'unhandled'"/>
    <xsl:variable name="given" as="xs:string*"
        select="distinct-values($context/c:audit/@*/local-name())[. ne 'document']"/>
    <xsl:sequence select="$known[. = $given], sort($given[not(. = $known)])"/>
  </xsl:function>

  <xsl:template match="c:audit" mode="m:audit" as="element()">
    <xsl:variable name="audit" as="element()" select="."/>
    <tr>
      <th scope="row">
        <a href="{f:link(f:document-path(@document, ''))}"><xsl:value-of select="@document"/></a>
      </th>
      <xsl:for-each select="f:audit-columns(..)">
        <td><xsl:value-of select="($audit/@*[local-name() = current()], '–')[1]"/></td>
      </xsl:for-each>
    </tr>
  </xsl:template>

  <xsl:template match="c:finding" mode="m:finding" as="element()">
    <li class="{@severity}">
      <p>
        <span class="severity"><xsl:value-of select="f:label('severity.' || @severity)"/></span>
        <xsl:text> </xsl:text>
        <code><xsl:value-of select="@code"/></code>
        <xsl:if test="@line[. ne '0']">
          <xsl:text> </xsl:text>
          <span class="where"><xsl:value-of select="f:label-with('report.place', map{'line': string(@line), 'column': string(@column)})"/></span>
        </xsl:if>
      </p>
      <p><xsl:value-of select="c:message"/></p>
      <xsl:for-each select="c:excerpt[normalize-space()]">
        <pre><code><xsl:value-of select="."/></code></pre>
      </xsl:for-each>
      <xsl:for-each select="c:hint[normalize-space()]">
        <p class="hint"><xsl:value-of select="."/></p>
      </xsl:for-each>
    </li>
  </xsl:template>

  <!-- In place of a document that cannot be read, in a draft: why. -->
  <xsl:template match="/" mode="m:unreadable" as="element()">
    <xsl:variable name="file" as="xs:string" select="string(c:context/c:finding[1]/@file)"/>
    <xsl:call-template name="f:page">
      <xsl:with-param name="title" select="f:label-with('unreadable', map{'file': $file})"/>
      <xsl:with-param name="current" select="'documents'"/>
      <xsl:with-param name="main" as="node()*">
        <header class="title">
          <h1><xsl:value-of select="f:label-with('unreadable', map{'file': $file})"/></h1>
        </header>
        <p><xsl:value-of select="f:label('unreadable.why')"/></p>
        <ul class="findings">
          <xsl:apply-templates select="c:context/c:finding" mode="m:finding"/>
        </ul>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
